"""Batches as reading a sheet leaves them, made without reading one."""

from members.choices import ImportState, Outcome, Right
from members.models import ImportBatch, ImportRow
from members.services.batches import Options, Understood
from members.services.stored_files import store_file
from tests.members.sheets import people_list, person

VALUES = {"Họ và tên": "Lò Thị Mẫu", "Ngày sinh": "03/11/1990", "Giới tính": "Nữ", "Đơn vị": "Phòng Một"}
COLUMNS = [
    {"place": 0, "letter": "A", "written": "Họ tên", "titles": ["Họ và tên"], "samples": ["Lò Thị Mẫu"]},
    {"place": 1, "letter": "B", "written": "Sinh ngày", "titles": ["Ngày sinh"], "samples": ["03/11/1990"]},
    {
        "place": 2,
        "letter": "C",
        "written": "Chức vụ, đơn vị công tác",
        "titles": ["Chức vụ", "Đơn vị"],
        "samples": ["Kỹ sư, Phòng Một"],
    },
    {"place": 3, "letter": "D", "written": "Ghi chú", "titles": [], "samples": []},
]
HEAD = {"Danh sách": [[1, ["DANH SÁCH"]], [3, ["Họ tên", "Sinh ngày"]], [4, ["Lò Thị Mẫu", "03/11/1990"]]]}


def row(number: int, outcome=Outcome.NEW, *, said=(), before=(), matches=(), **changes) -> dict:
    """`said`: values besides the usual ones; `matches`: people it may be the same as."""
    double = outcome == Outcome.ASKED and "unknown" not in changes
    data = {
        "key": str(number),
        "values": VALUES | dict(said),
        "before": dict(before),
        "target": None,
        "person": None,
        "messages": [],
        "repaired": [],
        "unknown": [],
        "double": double,
        "matches": [getattr(one, "pk", one) for one in matches],
    }
    answer = changes.pop("answer", "")
    return {"number": number, "outcome": outcome, "data": data | changes, "answer": answer}


def message(text: str, column=None, level="error") -> dict:
    return {"level": level, "column": column, "text": text}


def batch_of(
    cast, *rows: dict, kind="people", state=ImportState.STAGED, options=None, **understood
) -> ImportBatch:
    """Sent by the union of Chi đoàn Một; `understood` is added to what is usual."""
    seen = Understood(
        rows=len(rows),
        sheet="Danh sách",
        sheets=["Danh sách"],
        header_rows=[3, 3],
        columns=COLUMNS,
        head=HEAD,
        letterhead=[],
    )
    counts = {outcome.value: sum(row["outcome"] == outcome for row in rows) for outcome in Outcome}
    batch = ImportBatch.objects.create(
        kind=kind,
        right=Right.IMPORT_PEOPLE,
        organisation=cast.CD1,
        uploaded_by=cast.doan_vien,
        file_name="danh-sach.xlsx",
        file=store_file(people_list(person(1)), content_type="application/octet-stream"),
        state=state,
        options=Options(**(options or {})).as_json(),
        understood=seen.as_json() | understood,
        counts={"rows": len(rows)} | counts,
    )
    ImportRow.objects.bulk_create(ImportRow(batch=batch, **row) for row in rows)
    return batch


def doubles(cast, count: int) -> list[dict]:
    """Rows that may be Hoài An."""
    return [row(number, Outcome.ASKED, matches=[cast.an]) for number in range(4, 4 + count)]
