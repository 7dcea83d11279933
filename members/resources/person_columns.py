import re
from collections.abc import Callable, Mapping

from members.choices import ETHNIC_GROUPS, RELIGIONS, OrganisationKind, Sex
from members.clock import today
from members.models import Organisation, Person
from members.names import normalise
from members.resources.base import SheetResource
from members.resources.columns import Column, Composite
from members.resources.context import ListContext
from members.resources.places import Places
from members.spreadsheets.cells import (
    ETHNIC_GROUP,
    RELIGION,
    SEX,
    Repair,
    as_text,
    is_blank,
    mending,
    ordinary,
    values,
)
from members.spreadsheets.reading import Cell
from members.spreadsheets.tables import DataRow

NAME, SEX_TITLE, BORN, CITIZEN_ID = "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD"
JOB, UNIT = "Chức vụ", "Đơn vị"
#: Names in capitals that are shown as they would be written.
MOST_SAMPLES = 5
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\s[-–]\s)\s*")
_MASKED = re.compile(r"[•*]+\d{0,3}")


def _text(longest: int) -> Callable[[Cell], str]:
    return lambda cell: values.text(cell, longest=longest)


def _entry(table: Mapping[str, str], what: str, examples: str) -> Callable[[Cell], str]:
    return lambda cell: values.entry(cell, table, what, examples)


def _mend_citizen_id(cell: Cell) -> tuple[Cell, str]:
    """Masked is what an export gives to whoever may not change the entry."""
    if isinstance(cell, str) and _MASKED.fullmatch(cell.strip()):
        return "", "số đã được che, không đọc"
    return mending.citizen_id(cell)


def _mend_name(cell: Cell) -> tuple[Cell, str]:
    mended = mending.first_letters(cell) if isinstance(cell, str) else cell
    return mended, "viết hoa chữ cái đầu" if mended != cell else ""


def _mend_capitals(cell: Cell) -> tuple[Cell, str]:
    if isinstance(cell, str) and mending.is_capitals(cell):
        return mending.proper_case(cell), "đổi chữ in hoa thành chữ thường"
    return _mend_name(cell)


def _same_letters(name: str) -> str:
    return normalise(name).casefold()


class PersonColumns(SheetResource):
    """What a list says of a person, and how its cells are read."""

    full_name = Column(
        "full_name",
        NAME,
        values.person_name,
        required=True,
        aliases=("Họ tên", "Họ, chữ đệm và tên", "Họ, chữ đệm và tên khai sinh", "Họ và tên khai sinh"),
        repair=_mend_name,
        alike=_same_letters,
        ordinary=ordinary.name,
        remember=0,
    )
    sex = Column(
        "sex",
        SEX_TITLE,
        _entry(SEX, "Giới tính", "Nam, Nữ"),
        lambda sex: Sex(sex).label,
        aliases=("Giới", "Phái", "Nam/Nữ", "GT"),
        choices=tuple(Sex.labels),
    )
    birth_date = Column(
        "birth_date",
        BORN,
        values.day,
        as_text,
        required=True,
        repair=mending.day,
        ordinary=ordinary.day,
        aliases=("Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Sinh ngày", "Năm sinh", "NTNS"),
        help="Ghi ngày/tháng/năm, ví dụ 03/11/1990.",
    )
    citizen_id = Column(
        "citizen_id",
        CITIZEN_ID,
        values.citizen_id,
        aliases=(
            "CCCD",
            "Số căn cước",
            "Căn cước",
            "Số căn cước công dân",
            "Căn cước công dân",
            "Số định danh",
            "Số định danh cá nhân",
            "Mã định danh",
            "Số CCCD/Số định danh cá nhân",
            "CMND/CCCD",
            "Số CMND/CCCD",
        ),
        repair=_mend_citizen_id,
        ordinary=ordinary.citizen_id,
        remember=0,
        help="Đủ 12 chữ số, định dạng ô là Văn bản.",
    )
    ethnicity = Column(
        "ethnicity",
        "Dân tộc",
        _entry(ETHNIC_GROUP, "Dân tộc", "Kinh, Tày, Mông, Ê-đê"),
        choices=ETHNIC_GROUPS,
    )
    religion = Column(
        "religion",
        "Tôn giáo",
        _entry(RELIGION, "Tôn giáo", "Không, Phật giáo, Công giáo, Khác"),
        choices=RELIGIONS,
    )
    native_place = Column("native_place", "Quê quán", _text(200), aliases=("Nguyên quán", "Quê"))
    residence = Column(
        "residence",
        "Nơi ở hiện nay",
        _text(200),
        aliases=("Nơi ở", "Chỗ ở hiện nay", "Nơi cư trú", "Nơi thường trú", "Thường trú", "Địa chỉ"),
    )
    education = Column(
        "education",
        "Học vấn",
        _text(100),
        aliases=("Trình độ học vấn", "Trình độ văn hóa", "Văn hóa", "Giáo dục phổ thông", "Trình độ GDPT"),
    )
    qualification = Column(
        "qualification",
        "Chuyên môn",
        _text(200),
        aliases=("Trình độ chuyên môn", "Chuyên môn nghiệp vụ", "Trình độ chuyên môn, nghiệp vụ", "Trình độ"),
    )
    political_theory = Column(
        "political_theory",
        "Lý luận chính trị",
        _text(100),
        aliases=("Trình độ lý luận chính trị", "LLCT", "Trình độ LLCT", "Lí luận chính trị"),
    )
    job_title = Column("job_title", JOB, _text(100), aliases=("Chức danh", "Chức vụ, chức danh"))
    department = Column(
        "department_id",
        UNIT,
        _text(200),
        aliases=("Đơn vị công tác", "Phòng ban", "Phòng, ban", "Nơi công tác", "Cơ quan", "Bộ phận"),
    )
    phone = Column(
        "phone",
        "Điện thoại",
        values.phone,
        aliases=("Số điện thoại", "SĐT", "ĐT", "Di động"),
        repair=mending.phone,
        ordinary=ordinary.phone,
        remember=0,
    )
    email = Column(
        "email",
        "Thư điện tử",
        values.email,
        aliases=("Email", "E-mail", "Mail"),
        ordinary=ordinary.email,
        remember=0,
    )

    section = UNIT

    class Meta:
        model = Person
        import_id_fields = ["citizen_id"]
        fields = [
            "full_name",
            "sex",
            "birth_date",
            "citizen_id",
            "ethnicity",
            "religion",
            "native_place",
            "residence",
            "education",
            "qualification",
            "political_theory",
            "job_title",
            "department",
            "phone",
            "email",
        ]

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        departments = Organisation.objects.filter(kind=OrganisationKind.DEPARTMENT).active(today())
        self._places = Places(departments, self.context.names)
        day = today()
        born = self.fields["birth_date"]
        born.clean_cell = lambda cell: values.birth_date(cell, day)
        born.ordinary = lambda cell: ordinary.birth_date(cell, day)
        if self.context.proper_case:
            self.fields["full_name"].repair, self.fields["full_name"].ordinary = _mend_capitals, None
        unit = self.fields["department"]
        unit.clean_cell, unit.show = self._places.find, self._places.show
        self.composites = (
            Composite("Chức vụ, đơn vị", ("Chức vụ, đơn vị công tác", "Chức vụ, nơi công tác"), self._divide),
        )

    def nearest(self, name):
        return self._places.nearest(name)

    def read(self, row):
        read = super().read(row)
        name = row.cells.get(NAME)
        if isinstance(name, str) and mending.is_capitals(name):
            self.capitals += 1
            if len(self.capital_samples) < MOST_SAMPLES:
                self.capital_samples.append((name, mending.proper_case(name)))
        return read

    def _divide(self, written: str, row: DataRow) -> Mapping[str, Cell]:
        """What follows the last comma is the unit where it is one, or where nothing else says the unit."""
        written, other = written.strip(), as_text(row.cells.get(UNIT, ""))
        parts = _BETWEEN.split(written)
        if self._places.knows(parts[-1]):
            job = written.removesuffix(parts[-1]).rstrip(" ,;-–\n")
            own = self._places.knows(other) and not any(_from_heading(repair) for repair in row.repaired)
            return {JOB: job, UNIT: other if own else parts[-1]}
        if len(parts) == 1 or not is_blank(other):
            return {JOB: written}
        return {JOB: written, UNIT: parts[-1]}


def _from_heading(repair: Repair) -> bool:
    return repair.column == UNIT and not repair.old
