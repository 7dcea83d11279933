"""What the sender settles about a batch before it is written. Each answer reads and judges the sheet again."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from members.choices import ImportState
from members.forms.import_answers import DetailsForm
from members.forms.import_doubles import AnswersForm, open_doubles
from members.forms.import_names import NamesForm
from members.forms.import_reading import CapitalsForm, ColumnsForm, EncodingForm, HeaderForm
from members.forms.imports import columns_of
from members.models import ImportBatch
from members.services.audit import record
from members.services.batches import answer_rows, restage, seen_by, understood_of
from members.services.errors import Conflict
from members.services.list_kinds import kind_of
from members.views.access import get_visible_or_404
from members.views.import_doubles import pairs_of, people_in_question
from members.views.import_pages import settle, settled
from members.views.listing import page_of
from members.views.sending import form_page

DOUBLES_ON_A_PAGE = 10


def _staged(request, pk) -> ImportBatch:
    batch = get_visible_or_404(request, ImportBatch, pk, "organisation", "uploaded_by", "file")
    if batch.state != ImportState.STAGED:
        raise Conflict("Đợt nhập này không còn chờ xác nhận, nên không sửa được nữa.")
    return batch


@require_POST
def import_encoding(request, pk):
    batch = _staged(request, pk)
    return settle(request, batch, EncodingForm(request.POST, batch=batch), restage)


@require_http_methods(["GET", "POST"])
def import_names(request, pk):
    batch = _staged(request, pk)
    form = NamesForm(request.POST or None, batch=batch)
    if settled(request, batch, form, restage):
        return redirect(batch)
    return form_page(
        request,
        form,
        heading="Chọn đơn vị đúng",
        lead="Tên đơn vị trong tệp và tổ chức mà tệp muốn nói. Chọn lại thì danh sách được đọc lại.",
        submit="Lưu lựa chọn",
        back_url=batch.get_absolute_url(),
        back_label=str(batch),
    )


@require_POST
def import_capitals(request, pk):
    batch = _staged(request, pk)
    return settle(request, batch, CapitalsForm(request.POST, batch=batch), restage)


@require_http_methods(["GET", "POST"])
def import_details(request, pk):
    batch = _staged(request, pk)
    form = DetailsForm(request.POST or None, batch=batch, kind=kind_of(batch))
    if settled(request, batch, form, restage):
        return redirect(batch)
    return form_page(
        request,
        form,
        heading="Thông tin chung của danh sách",
        lead="Những gì cả danh sách có chung; phần tìm thấy ở đầu trang của tệp đã được điền sẵn.",
        submit="Lưu và xem lại danh sách",
        back_url=batch.get_absolute_url(),
        back_label=str(batch),
    )


@require_http_methods(["GET", "POST"])
def import_columns(request, pk):
    """Which column is which; the same page asks, in a form of its own, where the header stands."""
    batch = _staged(request, pk)
    understood = understood_of(batch)
    sheet = request.GET.get("trang", "")
    sheet = sheet if sheet in understood.head else understood.sheet
    mapping = ColumnsForm(request.POST or None, batch=batch, titles=_titles(batch))
    if settled(request, batch, mapping, restage):
        return redirect(batch)
    return _columns_page(request, batch, mapping, HeaderForm(batch=batch, sheet=sheet), sent=mapping)


@require_POST
def import_header(request, pk):
    batch = _staged(request, pk)
    header = HeaderForm(request.POST, batch=batch, sheet=request.POST.get("sheet", ""))
    if settled(request, batch, header, restage):
        return redirect("members:import_columns", pk=batch.pk)
    mapping = ColumnsForm(batch=batch, titles=_titles(batch))
    return _columns_page(request, batch, mapping, header, sent=header)


def _titles(batch) -> list[str]:
    required, possible = columns_of(kind_of(batch))
    return [*required, *possible]


def _columns_page(request, batch, mapping, header, *, sent):
    return form_page(
        request,
        sent,
        template="members/import_columns.html",
        batch=batch,
        understood=understood_of(batch),
        mapping=mapping,
        header=header,
        head=list(zip(header["header_row"], header.rows, strict=True)),
        columns=[(field, mapping.columns[field.name]) for field in mapping.visible_fields()],
    )


@require_http_methods(["GET", "POST"])
def import_answers(request, pk):
    """Rows that may be about somebody known, ten on a page; those answered already with ?xem=da-tra-loi."""
    batch = _staged(request, pk)
    again = request.GET.get("xem") == "da-tra-loi"
    asked = batch.rows.exclude(answer="") if again else open_doubles(batch)
    page = page_of(asked, request.GET, "number", "pk", size=DOUBLES_ON_A_PAGE)
    rows = seen_by(request.user, page.rows)
    people = people_in_question(request.user, rows)
    form = AnswersForm(request.POST or None, batch=batch, rows=rows, people=people, actor=request.user)
    if settled(request, batch, form, answer_rows):
        return redirect(request.path if open_doubles(batch).exists() else batch)
    if request.method == "GET":
        record(actor=request.user, action="import.compare", obj=batch, people=sorted(people))
    return form_page(
        request,
        form,
        template="members/import_answers.html",
        batch=batch,
        page=page,
        pairs=pairs_of(rows, people, form),
        again=again,
        left=open_doubles(batch).count(),
        answered=batch.rows.exclude(answer="").count(),
    )
