"""What the body of a paper is built from: plain JSON values, each kind with its own fields."""

from collections.abc import Iterable, Mapping, Sequence

from ceremonies.documents.texts import LINE_LIMIT, PROSE_LIMIT, SENTENCE_LIMIT, checked_text

Block = dict[str, object]

_TEXTS = {
    "paragraph": (("text", PROSE_LIMIT),),
    "heading": (("text", LINE_LIMIT),),
    "centered": (("text", LINE_LIMIT),),
    "deciding": (("text", LINE_LIMIT),),
    "article": (("label", 30), ("text", PROSE_LIMIT)),
    "dashes": (),
    "numbered": (),
    "definitions": (),
    "table": (),
    "chart": (("text", LINE_LIMIT), ("now", LINE_LIMIT), ("before", LINE_LIMIT)),
    "fold": (),  # what follows stands on the right-hand page of a folded sheet
}
_LISTS = {
    "dashes": ("lines",),
    "numbered": ("lines",),
    "definitions": ("rows",),
    "table": ("columns", "rows"),
    "chart": ("rows",),
}
_MAY_BE_EMPTY = {"before"}
_OF_CELLS = ("table", "chart")
LINES_LIMIT = 200
ROWS_LIMIT = 2000
CELL_LIMIT = 1000


def paragraph(text: str) -> Block:
    return {"kind": "paragraph", "text": text}


def prose(text: str, *, label: str = "") -> list[Block]:
    """What somebody wrote in a box: a paragraph a line, the label before the first."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if lines and label:
        lines[0] = f"{label}: {lines[0]}"
    return [paragraph(_ended(line)) for line in lines]


def _ended(line: str) -> str:
    return line if line[-1] in '.;:!?…,)”"' else f"{line}."


def heading(text: str) -> Block:
    return {"kind": "heading", "text": text}


def centered(text: str) -> Block:
    return {"kind": "centered", "text": text}


def deciding(text: str) -> Block:
    return {"kind": "deciding", "text": text}


def articles(texts: Iterable[str]) -> list[Block]:
    return [{"kind": "article", "label": f"Điều {n}.", "text": text} for n, text in enumerate(texts, 1)]


def dashes(lines: Sequence[str]) -> Block:
    return {"kind": "dashes", "lines": list(lines)}


def numbered(lines: Sequence[str]) -> Block:
    return {"kind": "numbered", "lines": list(lines)}


def definitions(*rows: tuple[str, str]) -> Block:
    """Lines "Quê quán: …"; what is empty is left out."""
    return {"kind": "definitions", "rows": [list(row) for row in rows if row[1]]}


def table(columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]]) -> Block:
    """Columns as title and share of the width. Cells are texts or whole numbers; short columns are centred."""
    return {
        "kind": "table",
        "columns": [{"title": title, "share": share} for title, share in columns],
        "rows": [[str(cell) for cell in row] for row in rows],
    }


def chart(title: str, bars: Iterable[tuple[str, int, int | None]], *, now: str, before: str = "") -> Block:
    """Bars as label, number, number of the period compared with; `now`, `before`: what the two are."""
    rows = [[label, str(number), "" if then is None else str(then)] for label, number, then in bars]
    return {"kind": "chart", "text": title, "now": now, "before": before, "rows": rows}


def fold() -> Block:
    return {"kind": "fold"}


def check_block(block: object) -> None:
    kind = block.get("kind") if isinstance(block, Mapping) else None
    if not isinstance(kind, str) or kind not in _TEXTS:
        raise ValueError("Nội dung văn bản có phần không rõ loại.")
    texts, lists = _TEXTS[kind], _LISTS.get(kind, ())
    if set(block) != {"kind", *(name for name, _ in texts), *lists}:
        raise ValueError(f"Phần nội dung “{kind}” thừa hoặc thiếu mục.")
    for name, limit in texts:
        checked_text("nội dung văn bản", block[name], limit=limit, empty=name in _MAY_BE_EMPTY)
    for name in lists:
        _check_list(kind, name, block[name])
    if kind == "table" and any(len(row) != len(block["columns"]) for row in block["rows"]):
        raise ValueError("Bảng có dòng thừa hoặc thiếu ô.")


def _check_list(kind: str, name: str, lines: object) -> None:
    limit = ROWS_LIMIT if kind == "table" else LINES_LIMIT
    if not isinstance(lines, list) or len(lines) > limit:
        raise ValueError(f"Danh sách trong văn bản không được quá {limit} dòng.")
    if name == "columns":
        _check_columns(lines)
        return
    for line in lines:
        cells = line if isinstance(line, list) else [line]
        for cell in cells:
            checked_text(
                "nội dung văn bản",
                cell,
                limit=CELL_LIMIT if kind in _OF_CELLS else SENTENCE_LIMIT,
                empty=kind in _OF_CELLS,
            )


def _check_columns(columns: list) -> None:
    if not 0 < len(columns) <= 16:
        raise ValueError("Bảng phải có từ 1 đến 16 cột.")
    for column in columns:
        if not isinstance(column, Mapping) or set(column) != {"title", "share"}:
            raise ValueError("Cột của bảng thừa hoặc thiếu mục.")
        checked_text("tên cột", column["title"], limit=LINE_LIMIT)
        if type(column["share"]) is not int or not 0 < column["share"] <= 100:
            raise ValueError("Độ rộng cột phải là số nguyên từ 1 đến 100.")
