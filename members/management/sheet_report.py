"""What `import_sheet` prints: one JSON object about the file, its rows and what became of them."""

from members.choices import ImportState, Outcome
from members.models import ImportBatch
from members.services.batches import Understood

_COUNTED = (Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.WRONG)


class Report:
    def __init__(self):
        self.answer: dict = {
            "rows": 0,
            **{outcome.value: 0 for outcome in _COUNTED},
            "errors": [],
            "warnings": [],
            "sheet": None,
            "header_row": None,
            "mapping": [],
            "repaired": [],
            "asked": [],
            "unknown_names": {},
            "batch": None,
        }
        self._unreadable = False

    @property
    def is_clean(self) -> bool:
        return not (self.answer["errors"] or self.answer["asked"] or self.answer.get("kept"))

    def refuse(self, message: str, row: int | None = None) -> None:
        self.answer["errors"].append(_said(row, None, message))

    def add(self, found: Understood, rows: list[tuple[int, str, dict]]) -> None:
        """`rows`: number, outcome and data as they are staged."""
        self.answer |= {
            "rows": len(rows),
            "sheet": found.sheet,
            "header_row": found.header_rows[0],
            "mapping": [_column(column) for column in found.columns],
        }
        self.answer["warnings"] += [_said(None, None, note) for note in found.notes]
        self._ask_about_the_list(found)
        for number, outcome, data in rows:
            self._add_row(number, outcome, data)

    def _ask_about_the_list(self, found: Understood) -> None:
        self._unreadable = bool(found.missing)
        for title in found.missing:
            self.refuse(f"Không tìm thấy cột «{title}».", found.header_rows[0])
        if found.suspected:
            message = "Chữ trong tệp giống bảng mã cũ; hãy thêm --encoding tcvn3, vni hoặc none."
            self.answer["asked"].append(_said(None, None, message) | {"samples": found.sample_before_after})
        for name, sentence in found.wrong_details.items():
            self.answer["asked"].append(_said(None, None, sentence) | {"detail": name})
        self.answer["unknown_names"] = {
            written: {"rows": unknown["rows"], "nearest": [name for _, name in unknown["nearest"]]}
            for written, unknown in found.unknown_names.items()
        }

    def _add_row(self, number: int, outcome: str, data: dict) -> None:
        if outcome in _COUNTED:
            self.answer[outcome] += 1
        for message in data["messages"]:
            said = _said(number, message["column"], message["text"])
            if message["level"] == "error":
                self.answer["errors"].append(said)
            elif message["level"] == "warning":
                self.answer["warnings"].append(said)
        if outcome == Outcome.ASKED:
            texts = [message["text"] for message in data["messages"]]
            self.answer["asked"].append(_said(number, None, " ".join(texts)) | {"matches": data["matches"]})
        for repair in data["repaired"]:
            self.answer["repaired"].append(
                {
                    "row": number,
                    "column": repair["column"],
                    "from": repair["old"],
                    "to": repair["new"],
                    "why": repair["why"],
                }
            )

    def may_be_written(self, *, skip_wrong: bool) -> bool:
        wrong = self.answer["errors"] and not (skip_wrong and not self._unreadable)
        return not (self.answer["asked"] or wrong)

    def tell_batch(self, batch: ImportBatch) -> None:
        self.answer["batch"] = batch.pk
        if batch.state != ImportState.APPLIED:
            self.refuse("Sổ vừa được người khác sửa trong lúc ghi nên chưa dòng nào được ghi.")

    def tell_undone(self, batch: ImportBatch) -> None:
        """Only the batch and what was kept: no file was read."""
        kept = [{"row": row, "message": why} for row, why in batch.understood["kept"]]
        self.answer = {"batch": batch.pk, "state": batch.state, "kept": kept, "errors": [], "asked": []}


def _said(row: int | None, column: str | None, message: str) -> dict:
    return {"row": row, "column": column, "message": message}


def _column(column: dict) -> dict:
    return {"column": column["letter"], "title": column["written"], "field": column["choice"] or None}
