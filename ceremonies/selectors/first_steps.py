"""What a new office has to put in before its first nomination, each ticked by what is there."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from ceremonies.models import Call, Candidacy, Plan
from members.choices import ImportKind, OrganisationKind, Right, Role, Tree, kinds_of
from members.clock import today
from members.models import Appointment, DecisionAuthority, Organisation, Person, Term, User
from members.models.period import current
from members.permissions import grants_of, scope, visible_to
from members.selectors.organisations import lacks_for_decisions


@dataclass(frozen=True)
class FirstStep:
    """`view`: the page on which it is done; `kind`: the list that brings many in at once, "" where there is none."""

    label: str
    detail: str
    view: str
    action: str
    done: bool
    kind: str = ""


def first_steps(user) -> list[FirstStep]:
    """For who sets the installation up, for a union that has nominated nobody yet and a Party body without any file;
    empty once all is done."""
    grants = grants_of(user)
    if Right.MANAGE_ORGANISATIONS in grants.everywhere:
        steps = _of_installation()
    elif grants.holds(Right.DRAFT_NOMINATION):
        steps = _of_union(user)
    elif grants.holds(Right.KEEP_CANDIDACY):
        steps = _of_party_body(user)
    else:
        steps = []
    return [] if all(step.done for step in steps) else steps


def _of_installation() -> list[FirstStep]:
    held = set(Appointment.objects.current(today()).order_by().values_list("role", flat=True).distinct())
    return [
        FirstStep(
            "Tổ chức đảng, đoàn thể và đơn vị",
            "Cấp ủy, chi bộ, tổ chức đoàn, công đoàn, đơn vị; mỗi đơn vị do chi bộ nào phụ trách.",
            "members:org_create",
            "Thêm tổ chức",
            Organisation.objects.filter(kind=OrganisationKind.PARTY_CELL).exists(),
            ImportKind.ORGANISATIONS,
        ),
        FirstStep(
            "Nhiệm kỳ và thẩm quyền quyết định",
            "Ở trang của cấp ủy ra quyết định: «Mở nhiệm kỳ mới», rồi «Ghi thẩm quyền»; trang ấy báo còn thiếu gì.",
            "members:org_tree",
            "Chọn cấp ủy",
            _somebody_decides(),
        ),
        FirstStep(
            "Đảng viên, đoàn viên, công đoàn viên",
            "Nhập từ danh sách sẵn có của từng đơn vị; có thể lấy lại nếu nhập nhầm.",
            "members:person_create",
            "Thêm người",
            Person.objects.filter(memberships__organisation__kind__in=kinds_of(Tree.PARTY)).exists(),
            ImportKind.PEOPLE,
        ),
        FirstStep(
            "Tài khoản",
            "Mỗi người giữ chức vụ, đảng viên giúp đỡ một tài khoản; mật khẩu dùng một lần hiện ra sau khi mở.",
            "members:account_create",
            "Mở tài khoản",
            User.objects.filter(is_active=True)[1:].exists(),
        ),
        FirstStep(
            "Bí thư chi bộ, cấp ủy",
            "Giao chức vụ cho tài khoản; quyền theo chức vụ và thời gian giữ chức vụ.",
            "members:appointment_create",
            "Giao chức vụ",
            Role.SECRETARY in held,
            ImportKind.APPOINTMENTS,
        ),
        FirstStep(
            "Cán bộ đoàn, công đoàn",
            "Người được giao chức vụ ở đây lập đề nghị giới thiệu đầu tiên.",
            "members:appointment_create",
            "Giao chức vụ",
            bool({Role.UNION_LEADER, Role.UNION_EXECUTIVE} & held),
            ImportKind.APPOINTMENTS,
        ),
    ]


def _somebody_decides() -> bool:
    """Somebody has the authority, and all that a first decision needs of them."""
    terms = Term.objects.filter(current(today()), organisation=OuterRef("organisation"))
    able = DecisionAuthority.objects.filter(current(today()), Exists(terms)).select_related("organisation")
    return any(not lacks_for_decisions(authority.organisation) for authority in able.iterator())


def _of_union(user) -> list[FirstStep]:
    nominated = Candidacy.objects.filter(scope(user, Right.VIEW_NOMINATIONS, "nominator__path"))
    return [
        FirstStep(
            "Đề nghị giới thiệu đầu tiên",
            "Chọn đoàn viên, công đoàn viên ưu tú, ghi nhận xét rồi trình ban chấp hành.",
            "ceremonies:nomination_create",
            "Lập đề nghị",
            nominated.exists(),
        )
    ]


def _of_party_body(user) -> list[FirstStep]:
    """What comes before the first nomination; with a first file there is other work to do."""
    if visible_to(user, Candidacy).exists():
        return []
    own = scope(user, Right.KEEP_CANDIDACY, "organisation__path")
    return [
        FirstStep(
            "Kế hoạch tạo nguồn trong năm",
            "Chỉ tiêu tạo nguồn, kết nạp theo từng đối tượng; kết quả được đếm từ hồ sơ.",
            "ceremonies:plan_create",
            "Lập kế hoạch",
            Plan.objects.filter(own, year=today().year).exists(),
        ),
        FirstStep(
            "Đợt giới thiệu quần chúng ưu tú",
            "Đề nghị chi đoàn, tổ công đoàn, đơn vị giới thiệu trước một ngày. Hồ sơ cũng có thể đến không theo đợt.",
            "ceremonies:call_create",
            "Mở đợt giới thiệu",
            Call.objects.filter(own).exists(),
        ),
    ]
