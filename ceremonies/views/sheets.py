"""Lists as spreadsheets: taken with a reason, and known to the audit."""

from django.utils import timezone

from ceremonies.models import Candidacy, Decision, IssuedNumber
from members.forms.people import ExportForm
from members.services.errors import Refused
from members.views.downloads import export_list
from members.views.sending import form_page

FILE_HEADERS = (
    "Họ và tên",
    "Ngày sinh",
    "Đường giới thiệu",
    "Tổ chức giới thiệu",
    "Chi bộ",
    "Trạng thái",
    "Đang ở",
    "Từ ngày",
    "Ngày lập",
    "Ngày kết thúc",
)
DECISION_HEADERS = (
    "Số",
    "Ngày ban hành",
    "Họ và tên",
    "Chi bộ",
    "Cấp ban hành",
    "Người ký",
    "Tình trạng",
)
REGISTER_HEADERS = ("Số", "Ngày văn bản", "Về việc", "Người ký", "Tình trạng", "Lý do hủy")


def export_page(request, title: str, headers: tuple, rows, *, back_url: str, **data):
    """GET asks why; POST answers with the sheet. `data` goes into the audit beside the reason."""
    form = ExportForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            return export_list(request, title, headers, rows, reason=reason, **data)
        except Refused as refused:
            form.add_error(None, refused.message)
    return form_page(
        request, form, heading=f"Xuất bảng tính: {title}", submit="Xuất bảng tính", back_url=back_url
    )


def file_row(file: Candidacy) -> tuple:
    return (
        file.person.full_name,
        file.person.birth_date,
        file.get_route_display(),
        file.nominator,
        file.cell,
        file.get_state_display(),
        file.desk,
        timezone.localdate(file.desk_since) if file.desk else None,
        file.opened_on,
        file.closed_on,
    )


def decision_row(decision: Decision) -> tuple:
    return (
        decision.number_text,
        decision.issued_on,
        decision.candidacy.person.full_name,
        decision.candidacy.cell,
        decision.organisation,
        decision.signer_name,
        "Đã hủy" if decision.is_void else "Có hiệu lực",
    )


def number_row(number: IssuedNumber) -> tuple:
    decision = number.decision
    return (
        number,
        decision.issued_on,
        f"Kết nạp đảng viên {decision.candidacy.person.full_name}",
        decision.signer_name,
        "Đã hủy" if number.void_at else "Có hiệu lực",
        number.void_reason,
    )
