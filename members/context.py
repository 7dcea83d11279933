"""What the frame of every page says about its reader. Lazy: an answer without the frame costs nothing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from members.models import Appointment, User
from members.permissions import may
from members.views.counts import COUNTS, Count
from members.views.offices import acting_office, offices_held


@dataclass(frozen=True)
class Entry:
    """A line of the navigation; `rule` names the question `may` answers, empty for everybody signed in."""

    label: str
    view: str
    icon: str
    section: str
    rule: str = ""


#: Names of addresses and rules only: this app knows nothing of the other one.
NAVIGATION = (
    Entry("Việc của tôi", "ceremonies:home", "inbox", "Công việc"),
    Entry("Đề nghị giới thiệu", "ceremonies:nomination_list", "user-plus", "Công việc", "nominations.list"),
    Entry("Người tôi giúp đỡ", "ceremonies:helped_list", "heart-handshake", "Công việc", "helped.list"),
    Entry("Hồ sơ", "ceremonies:candidacy_list", "folder-open", "Công việc", "candidacies.list"),
    Entry("Bảng theo dõi", "ceremonies:board", "columns-3", "Công việc", "boards.list"),
    Entry("Báo cáo, số liệu", "ceremonies:report", "chart-column", "Công việc", "figures.list"),
    Entry("Lễ kết nạp", "ceremonies:ceremony_list", "flag", "Công việc", "ceremonies.list"),
    Entry("Hồ sơ chuyển đi", "ceremonies:move_list", "folder-output", "Công việc", "moves.list"),
    Entry("Kế hoạch", "ceremonies:plan_list", "target", "Tạo nguồn", "plans.list"),
    Entry("Đợt giới thiệu", "ceremonies:call_list", "megaphone", "Tạo nguồn", "calls.list"),
    Entry("Rà soát danh sách", "ceremonies:review_list", "list-checks", "Tạo nguồn", "reviews.list"),
    Entry("Lớp bồi dưỡng", "ceremonies:course_list", "graduation-cap", "Tạo nguồn", "courses.list"),
    Entry("Quyết định", "ceremonies:decision_list", "file-check", "Văn bản", "decisions.list"),
    Entry("Nghị quyết", "ceremonies:resolution_list", "vote", "Văn bản", "resolutions.list"),
    Entry("Văn bản đã lập", "ceremonies:document_list", "file-text", "Văn bản", "documents.list"),
    Entry("Lô văn bản", "ceremonies:batch_list", "printer", "Văn bản", "batches.list"),
    Entry("Sổ sách", "ceremonies:book_list", "notebook-text", "Văn bản", "books.list"),
    Entry("Sổ văn bản", "ceremonies:register_list", "book-open", "Văn bản", "registers.list"),
    Entry("Người", "members:person_list", "users", "Danh bạ", "people.list"),
    Entry("Tổ chức", "members:org_tree", "network", "Danh bạ"),
    Entry("Nhập danh sách", "members:import_list", "file-spreadsheet", "Danh bạ", "imports.list"),
    Entry("Kiểu trình bày", "ceremonies:style_list", "ruler", "Quản trị", "styles.list"),
    Entry("Quy định", "ceremonies:policy_list", "scale", "Quản trị", "policies.list"),
    Entry("Chức vụ", "members:appointment_list", "briefcase", "Quản trị", "appointment.manage"),
    Entry("Tài khoản", "members:account_list", "key-round", "Quản trị", "account.manage"),
    Entry("Thư đi", "members:outbox_list", "mail", "Quản trị", "outbox.manage"),
)


def office(request):
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "navigation": SimpleLazyObject(lambda: _navigation(request) if signed_in else []),
        "person_name": str(user) if signed_in else "",
        "list_title": _list_title(request) if signed_in else "",
        "offices": SimpleLazyObject(lambda: _offices(request) if signed_in else []),
        "demo_mode": SimpleLazyObject(_has_demo_accounts),
    }


def _navigation(request) -> list[dict]:
    allowed = [entry for entry in NAVIGATION if not entry.rule or may(request.user, entry.rule)]
    return [_item(entry, request) for entry in allowed]


def _list_title(request) -> str:
    """What the navigation calls the list that is shown; empty on every other page."""
    shown = request.resolver_match.view_name if request.resolver_match else ""
    return next((entry.label for entry in NAVIGATION if entry.view == shown), "")


def _item(entry: Entry, request) -> dict:
    path, count = request.path, COUNTS.get(entry.view)
    url = reverse(entry.view)
    active = path == url or (url != "/" and path.startswith(url))
    return {
        "label": entry.label,
        "url": url,
        "icon": entry.icon,
        "section": entry.section,
        "active": active,
        "count": count(request, acting_office(request)) if count else "",
        "offices": _counted_offices(request, count) if count else [],
    }


def _counted_offices(request, count: Count) -> list[tuple[Appointment, str]]:
    """What waits in each office, for whoever holds several."""
    held = offices_held(request)
    return [(office, count(request, office)) for office in held] if len(held) > 1 else []


def _offices(request) -> list[str]:
    return [_office(appointment) for appointment in offices_held(request)]


def _office(appointment: Appointment) -> str:
    said = (appointment.get_role_display(), appointment.organisation, appointment.mark)
    return ", ".join(str(each) for each in said if each)


def _has_demo_accounts() -> bool:
    return User.objects.filter(is_demo=True, is_active=True).exists()
