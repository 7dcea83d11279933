from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from members.choices import Sex
from members.models import Membership, Organisation, Person
from members.resources.base import SheetResource
from members.resources.columns import CellWidget, Column
from members.resources.departments import Departments
from members.resources.judged import Message
from members.spreadsheets import values
from members.spreadsheets.code_tables import ETHNIC_GROUP, RELIGION, SEX
from members.spreadsheets.reading import Cell

UNSEEN = (
    "Người này đã có trong sổ nhưng chưa thuộc phạm vi của đồng chí; "
    "hãy nhờ nơi đang quản lý hoặc quản trị hệ thống ghi nơi sinh hoạt."
)
OWN = "Không ai được tự ghi thông tin của chính mình qua danh sách."
OUT_OF_REACH = (
    "Người có số CCCD này đã có trong sổ với thông tin khác với tệp, nhưng không thuộc phạm vi bạn được sửa."
)


@dataclass
class Reach:
    """Whose entries the sender of a list sees and may change, and which is the sender's own."""

    visible: QuerySet[Person]
    changeable: QuerySet[Person]
    own: int | None


def _keys_among(people: QuerySet[Person], citizen_ids: set[str]) -> set[int]:
    return set(people.filter(citizen_id__in=citizen_ids).values_list("pk", flat=True))


def _text(longest: int) -> Callable[[Cell], str]:
    return lambda cell: values.text(cell, longest=longest)


def _entry(table: Mapping[str, str], what: str, examples: str) -> Callable[[Cell], str]:
    return lambda cell: values.entry(cell, table, what, examples)


class PersonResource(SheetResource):
    """The list of people, by citizen id. With an organisation, each of them also becomes its member."""

    full_name = Column("full_name", "Họ và tên", values.person_name, required=True, aliases=("Họ tên",))
    sex = Column(
        "sex", "Giới tính", _entry(SEX, "Giới tính", "Nam, Nữ"), lambda sex: Sex(sex).label, required=True
    )
    birth_date = Column(
        "birth_date",
        "Ngày sinh",
        lambda cell: values.birth_date(cell, timezone.localdate()),
        values.as_text,
        required=True,
        aliases=("Ngày, tháng, năm sinh", "Sinh ngày"),
    )
    citizen_id = Column(
        "citizen_id",
        "Số CCCD",
        values.citizen_id,
        required=True,
        aliases=("CCCD", "Số căn cước", "Số căn cước công dân", "Số định danh cá nhân"),
    )
    ethnicity = Column("ethnicity", "Dân tộc", _entry(ETHNIC_GROUP, "Dân tộc", "Kinh, Tày, Mông, Ê-đê"))
    religion = Column(
        "religion", "Tôn giáo", _entry(RELIGION, "Tôn giáo", "Không, Phật giáo, Công giáo, Khác")
    )
    native_place = Column("native_place", "Quê quán", _text(200))
    job_title = Column("job_title", "Chức vụ", _text(100), aliases=("Chức danh",))
    department = Column("department_id", "Đơn vị", _text(200), aliases=("Đơn vị công tác", "Phòng ban"))
    phone = Column("phone", "Điện thoại", values.phone, aliases=("Số điện thoại", "SĐT"))
    email = Column("email", "Thư điện tử", values.email, aliases=("Email",))

    repeated = "Số CCCD này còn ở dòng {rows} của tệp; mỗi người chỉ được có một dòng."

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
            "job_title",
            "department",
            "phone",
            "email",
        ]

    def __init__(
        self,
        *,
        organisation: Organisation | None = None,
        reach: Reach | None = None,
        lock: bool = False,
    ):
        """`reach` None: everybody's entries may be changed; `lock`: until the commit."""
        super().__init__()
        self.organisation, self._reach, self._lock = organisation, reach, lock
        departments = Departments()
        self.fields["department"].widget = CellWidget(departments.find, departments.show)

    def get_queryset(self):
        return Person.objects.select_for_update() if self._lock else Person.objects.all()

    def prepare(self, rows):
        keys = {self.key_of(row) for row in rows} - {None}
        self._seen, self._may_change = set(), set()
        if self._reach is not None:
            self._seen = _keys_among(self._reach.visible, keys)
            self._may_change = _keys_among(self._reach.changeable, keys)
        members = Membership.objects.filter(organisation=self.organisation, ended_on__isnull=True)
        self._members = set(members.values_list("person", flat=True)) if self.organisation else set()

    def skip_row(self, instance, original, row, import_validation_errors=None):
        same = super().skip_row(instance, original, row, import_validation_errors)
        joins = self.lacks_membership(instance)
        refusal = None if import_validation_errors else self._refusal(original, not same, joins)
        if refusal:
            raise ValidationError({"citizen_id": refusal})
        return same and not joins

    def _refusal(self, original: Person, changes: bool, joins: bool) -> str | None:
        """Why the actor may not write this row."""
        if self._reach is None or original.pk is None:
            return None
        if original.pk not in self._seen:
            return UNSEEN
        if original.pk == self._reach.own and (changes or joins):
            return OWN
        if changes and original.pk not in self._may_change:
            return OUT_OF_REACH
        return None

    def lacks_membership(self, person: Person) -> bool:
        return self.organisation is not None and person.pk not in self._members

    def row_notes(self, instance, texts, before):
        number = self.fields["citizen_id"].column_name
        for sentence in values.contradictions(instance.citizen_id, instance.sex, instance.birth_date):
            yield Message("warning", number, sentence)
        if {"Họ và tên", "Ngày sinh"} <= before.keys():
            yield Message(
                "warning", number, "Trong sổ, số CCCD này thuộc người khác họ tên và khác ngày sinh."
            )
        for title, default in (("Dân tộc", instance.ethnicity), ("Tôn giáo", instance.religion)):
            if instance.pk is None and title not in texts:
                yield Message("warning", title, f"Tệp chưa ghi; sổ sẽ ghi «{default}».")
        if self.lacks_membership(instance):
            yield Message("info", None, f"Sẽ được ghi là thành viên của {self.organisation}.")
