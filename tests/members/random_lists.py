"""Random lists of people, drawn in random layouts as offices keep them."""

import io
import unicodedata
from dataclasses import dataclass, field
from datetime import date

import xlsxwriter
from hypothesis import strategies as st

from members.spreadsheets.old_fonts import TCVN3, VNI, to_unicode
from members.spreadsheets.reading import Head, Merge, Row
from tests.members.sheets import WANTED

FONTS = {"": "Arial", TCVN3: ".VnTime", VNI: "VNI-Times"}
#: Province codes that no province ever had: nobody's number.
_PROVINCES = ["951", "960", "003", "005", "013", "016"]
_FAMILY = ["Nguyễn", "Lò", "Đặng", "Phan", "Vừ", "H'", "Tôn Nữ", "Đoàn"]
_MIDDLE = ["", "Văn", "Thị", "Xuân", "A", "Thanh Thủy"]
_GIVEN = ["An", "Ánh", "Ước", "Bình", "Dũng", "Hằng", "Nghĩa", "Sỹ", "Mỵ"]
_UNITS = ["Phòng Hành chính", "Trung tâm Ứng dụng", "Chi đoàn Cục Mẫu", "Văn phòng"]
_JOBS = ["chuyên viên", "kỹ sư", "phó trưởng phòng", "kế toán viên"]
_PEOPLES = {
    "Kinh": ["Kinh", "kinh", "KINH", "Việt"],
    "Mông": ["Mông", "H'Mông", "Mèo"],
    "Ê-đê": ["Ê-đê", "Ê Đê"],
}
_DAYS = [
    "{0:%d/%m/%Y}",
    "{0.day}/{0.month}/{0.year}",
    "{0:%d-%m-%Y}",
    "{0.day}.{0.month}.{0.year}",
    " {0:%d/%m/%Y} ",
]
_SPELLINGS: dict[str, list[str]] = {}
for _written, _title in WANTED.titles.items():
    _SPELLINGS.setdefault(_title, []).append(_written)


@dataclass(frozen=True)
class Somebody:
    name: tuple[str, str]
    """Family and middle names; given name."""
    male: bool
    born: date
    number: str
    people: str
    unit: str
    job: str
    phone: str


@dataclass
class Drawing:
    """Cells by row from 1 and place from 0."""

    code: str
    decomposed: bool
    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    last: int = 0

    def line(self, cells: dict[int, object], down: int = 1) -> int:
        self.last += down
        self.cells |= {(self.last, place): cell for place, cell in cells.items() if cell not in (None, "")}
        return self.last

    def merge(self, first_row, first_place, last_row, last_place):
        if (first_row, first_place) != (last_row, last_place):
            self.merges.append(Merge(first_row, first_place, last_row, last_place))


def _people(draw) -> list[Somebody]:
    count = draw(st.integers(1, 7))
    chosen = []
    for i in range(count):
        family = " ".join(filter(None, (draw(st.sampled_from(_FAMILY)), draw(st.sampled_from(_MIDDLE)))))
        male, born = draw(st.booleans()), draw(st.dates(date(1950, 1, 1), date(2008, 1, 1)))
        sex = (2 if born.year >= 2000 else 0) + (not male)
        number = f"{draw(st.sampled_from(_PROVINCES))}{sex}{born.year % 100:02d}{i:06d}"
        rest = [draw(st.sampled_from(pool)) for pool in (list(_PEOPLES), _UNITS, _JOBS)]
        chosen.append(
            Somebody(
                (family, draw(st.sampled_from(_GIVEN))), male, born, number, *rest, f"09{i + 12345678:08d}"
            )
        )
    return chosen


@dataclass
class Column:
    """One to three places side by side: the lines of each header and the cells of each person."""

    headers: list[tuple[str, ...]]
    cells: object
    fills: tuple[str, ...] = ()


def _title(draw, title: str) -> str:
    written = draw(st.sampled_from(_SPELLINGS[title]))
    change = draw(
        st.sampled_from([str, str.upper, str.lower, lambda t: t.replace(" ", "\n", 1), lambda t: t + " (*)"])
    )
    return change(written)


def _name(draw) -> Column:
    two = lambda person: list(person.name)  # noqa: E731
    title = _title(draw, "Họ và tên")
    shapes = [
        Column([(title,)], lambda person: [" ".join(person.name)]),
        Column([("Họ và tên đệm",), ("Tên",)], two),
        Column([(title,), ("=left",)], two),
        Column([(title, "Họ đệm"), ("=left", "Tên")], two),
        Column([(title,), ()], two),
    ]
    return draw(st.sampled_from(shapes))


def _sex_and_birth(draw) -> list[Column]:
    style = draw(st.sampled_from([*_DAYS, "cell", "serial"]))

    def day(person):
        if style == "cell":
            return person.born
        if style == "serial":
            return (person.born - date(1899, 12, 30)).days if person.born.year > 1930 else person.born
        return style.format(person.born)

    birth = _title(draw, "Ngày sinh")
    by_sex = lambda cell: lambda person: [cell(person), None] if person.male else [None, cell(person)]  # noqa: E731
    alone = Column([(birth,)], lambda person: [day(person)], ("Ngày sinh",))
    shape = draw(st.sampled_from(["apart", "dates", "crosses", "birth only"]))
    if shape == "dates":
        return [Column([(birth, "Nam"), ("=left", "Nữ")], by_sex(day), ("Ngày sinh", "Giới tính"))]
    if shape == "crosses":
        crosses = Column([("Giới tính", "Nam"), ("=left", "Nữ")], by_sex(lambda person: "x"), ("Giới tính",))
        return [crosses, alone]
    if shape == "apart":
        sex = Column([(_title(draw, "Giới tính"),)], lambda p: ["Nam" if p.male else "Nữ"], ("Giới tính",))
        return [sex, alone]
    return [alone]


def _other_columns(draw) -> list[Column]:
    number = draw(st.sampled_from([str, int, lambda text: f"{text[:3]} {text[3:6]} {text[6:]}"]))
    phone = draw(
        st.sampled_from([str, int, lambda text: "+84" + text[1:], lambda text: f"{text[:4]}.{text[4:]}"])
    )
    spelling = draw(st.integers(0, 1))
    possible = [
        Column([(_title(draw, "Số CCCD"),)], lambda p: [number(p.number)], ("Số CCCD",)),
        Column([(_title(draw, "Điện thoại"),)], lambda p: [phone(p.phone)], ("Điện thoại",)),
        Column([(_title(draw, "Dân tộc"),)], lambda p: [_PEOPLES[p.people][spelling]], ("Dân tộc",)),
        Column([("Sở thích",)], lambda p: ["đá bóng"]),
        Column([("Trình độ", "Học vấn"), ("=left", "Tin học")], lambda p: ["12/12", "B"]),
    ]
    return draw(st.lists(st.sampled_from(possible), unique_by=id))


def _job_and_unit(draw, by_heading: bool) -> list[Column]:
    job = Column([(_title(draw, "Chức vụ"),)], lambda p: [p.job], ("Chức vụ",))
    both = Column([("Chức vụ, đơn vị công tác",)], lambda p: [f"{p.job}, {p.unit}"], ("Chức vụ", "Đơn vị"))
    unit = Column([(_title(draw, "Đơn vị"),)], lambda p: [p.unit], ("Đơn vị",))
    return draw(st.sampled_from([[], [job]] if by_heading else [[], [job], [both], [unit], [job, unit]]))


@st.composite
def lists(draw, codes=("",)) -> tuple[Drawing, list[dict]]:
    """The drawing, and who stands in it by our titles."""
    people = _people(draw)
    by_heading = draw(st.booleans())
    if by_heading:
        people.sort(key=lambda person: _UNITS.index(person.unit))
    columns = [_name(draw), *_sex_and_birth(draw), *_other_columns(draw), *_job_and_unit(draw, by_heading)]
    columns = draw(st.permutations(columns))
    running = [Column([(draw(st.sampled_from(["STT", "TT", "Số TT", "Số\nTT"])),)], None)] * draw(
        st.integers(0, 1)
    )
    drawing = Drawing(draw(st.sampled_from(codes)), draw(st.booleans()))
    width = sum(len(column.headers) for column in [*running, *columns])
    _letterhead(draw, drawing, width)
    places = _header(draw, drawing, [*running, *columns])
    _body(draw, drawing, people, columns, len(running), by_heading, width, places)
    _end(draw, drawing, len(people), width)
    fills = {"Họ và tên", *(title for column in columns for title in column.fills)} | (
        {"Đơn vị"} if by_heading else set()
    )
    return drawing, [
        {title: fact for title, fact in _facts(person).items() if title in fills} for person in people
    ]


def _facts(person: Somebody) -> dict:
    return {
        "Họ và tên": " ".join(person.name),
        "Ngày sinh": person.born,
        "Giới tính": "male" if person.male else "female",
        "Số CCCD": person.number,
        "Dân tộc": person.people,
        "Đơn vị": person.unit.casefold(),
        "Chức vụ": person.job,
        "Điện thoại": person.phone,
    }


def _letterhead(draw, drawing: Drawing, width: int) -> None:
    texts = [
        "ĐOÀN CƠ QUAN BỘ MẪU",
        "***",
        "DANH SÁCH ĐOÀN VIÊN",
        "(Kèm theo Nghị quyết số 12-NQ/ĐTN ngày 05/10/2026)",
    ]
    for text in draw(st.lists(st.sampled_from(texts), max_size=4)):
        row = drawing.line({0: text})
        if draw(st.booleans()):
            drawing.merge(row, 0, row, width - 1)
    drawing.last += draw(st.integers(0, 2))


def _header(draw, drawing: Drawing, columns: list[Column]) -> dict:
    """Draws it and gives what must be drawn where it comes again."""
    headers = [header for column in columns for header in column.headers]
    lines = max(map(len, headers))
    first = drawing.last + 1
    merged = draw(st.booleans())
    cells = {}
    for place, header in enumerate(headers):
        cells |= {(depth, place): text for depth, text in enumerate(header) if text != "=left"}
        last = place + (headers[place + 1 : place + 2] != [] and headers[place + 1][:1] == ("=left",))
        down = lines - 1 if len(header) == 1 and merged else 0
        if header[:1] not in ((), ("=left",)) and (merged or (last > place and len(header) == 1)):
            drawing.merge(first, place, first + down, last)
    for depth in range(lines):
        drawing.line({place: text for (row, place), text in cells.items() if row == depth})
    if draw(st.booleans()):
        drawing.line({place: f"({place + 1})" for place in range(len(headers))})
    return cells


def _body(draw, drawing, people, columns, start, by_heading, width, header) -> None:
    unit, again = "", draw(st.integers(1, 9))
    for number, person in enumerate(people, 1):
        if by_heading and person.unit != unit:
            unit = person.unit
            row = drawing.line(
                {0: draw(st.sampled_from(["{}", "I. {}", "{} (3 đồng chí)", "B. {}:"])).format(unit)}
            )
            if width > 1 and draw(st.booleans()):
                drawing.merge(row, 0, row, width - 1)
        if number == again and number > 1:
            for depth in sorted({row for row, _ in header}):
                drawing.line({place: text for (row, place), text in header.items() if row == depth})
        cells = [cell for column in columns for cell in column.cells(person)]
        drawing.line(dict(enumerate([number] * start + cells)), down=draw(st.sampled_from([1, 1, 1, 2])))


def _end(draw, drawing: Drawing, count: int, width: int) -> None:
    if draw(st.booleans()):
        drawing.line({min(1, width - 1): f"Tổng số: {count} đồng chí"})
    if draw(st.booleans()):
        drawing.last += 1
        drawing.line({0: "NGƯỜI LẬP BIỂU", width - 1: "TM. BAN CHẤP HÀNH"})
        drawing.line({width - 1: "BÍ THƯ"})


# --- the drawing as rows and as a file -----------------------------------------------------------


def head_and_rows(drawing: Drawing) -> tuple[Head, list[Row]]:
    width = max(place for _, place in drawing.cells) + 1
    rows = []
    for number in sorted({number for number, _ in drawing.cells}):
        cells = [drawing.cells.get((number, place), "") for place in range(width)]
        rows.append(Row(number, [_typed(cell, drawing) for cell in cells]))
    return Head("Danh sách", rows[:60], drawing.merges, "", "", len(rows)), rows


def workbook_of(drawing: Drawing, *other_sheets: str) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name in other_sheets:
            book.add_worksheet(name).write(0, 0, f"Trang {name}")
        sheet = book.add_worksheet("Danh sách")
        plain = book.add_format({"font_name": FONTS[drawing.code]})
        day = book.add_format({"num_format": "dd/mm/yyyy", "font_name": FONTS[drawing.code]})
        for merge in drawing.merges:
            corners = merge.first_row - 1, merge.first_place, merge.last_row - 1, merge.last_place
            sheet.merge_range(*corners, "", plain)
        for (row, place), cell in drawing.cells.items():
            typed = _typed(cell, drawing)
            if isinstance(typed, date):
                sheet.write_datetime(row - 1, place, typed, day)
            elif isinstance(typed, str):
                sheet.write_string(row - 1, place, typed, plain)
            else:
                sheet.write_number(row - 1, place, typed, plain)
    return stream.getvalue()


def _typed(cell: object, drawing: Drawing) -> object:
    if not isinstance(cell, str):
        return cell
    if drawing.code:
        return "".join(_OLD[drawing.code].get(letter, letter) for letter in cell)
    return unicodedata.normalize("NFD", cell) if drawing.decomposed else cell


def _letters(code: str) -> dict[str, str]:
    """Letter → how the old code writes it; TCVN3 lacks capitals with tones and takes the small one."""
    singles = [chr(number) for number in range(0xA1, 0x100)]
    pairs = [base + mark for base in "aeouyAEOUYôöÔÖ" for mark in singles] if code == VNI else []
    written = pairs + singles
    found = {to_unicode(text, code): text for text in reversed(written)}
    found = {letter: text for letter, text in found.items() if len(letter) == 1 and letter.isalpha()}
    return {letter.upper(): text for letter, text in found.items()} | found


_OLD = {code: _letters(code) for code in (TCVN3, VNI)}
