"""The papers of a class on its page, and all its certificates at once."""

from collections.abc import Iterable

from django.contrib import messages
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import CourseKind
from ceremonies.forms.documents import DocumentForm
from ceremonies.models import Attendance, Course
from ceremonies.permissions.courses import proposing_cells
from ceremonies.selectors.course_papers import certificate_documents, other_documents, without_certificate
from ceremonies.selectors.courses import proposers
from ceremonies.selectors.signers import signers_of
from ceremonies.services.course_papers import make_certificates, print_certificates, recipe_for
from ceremonies.services.documents import recipe_of
from ceremonies.services.documents.recipes_courses import RESOLUTIONS
from ceremonies.views.answers import try_to
from ceremonies.views.document_making import create_address
from members.clock import today
from members.services.errors import Refused
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import download
from members.views.sending import form_page

MOST_SHOWN = 20
PDF = "application/pdf"


def papers_panel(user, course: Course, *, keeps: bool) -> str:
    """What this reader may make of the class, and what was made."""
    context = {
        "course": course,
        "keeps": keeps,
        "list_url": create_address(recipe_of(Course, "class_list"), course) if keeps else "",
        "proposals": _proposals(user, course),
        "documents": other_documents(user, course)[:MOST_SHOWN],
        "waiting": without_certificate(course).count() if keeps else 0,
        "certificates": certificate_documents(user, course).count(),
    }
    wanted = ("keeps", "proposals", "documents", "certificates")
    return render_to_string("ceremonies/course_papers.html", context) if any(map(context.get, wanted)) else ""


def _proposals(user, course: Course) -> list[tuple]:
    """(a cell of the reader that proposed people, where its resolution is made)"""
    own = proposing_cells(user, course).filter(pk__in=proposers(course).order_by().values("pk"))
    recipe = recipe_of(Course, RESOLUTIONS[CourseKind(course.kind)])
    return [(cell, create_address(recipe, course, cell)) for cell in own[:MOST_SHOWN]]


def certificate_addresses(course: Course, learners: Iterable[Attendance]) -> dict[int, str]:
    """Where the certificate of one learner is made, for those who have a number and a day."""
    recipe = recipe_for(course)
    certified = [each for each in learners if each.passed and each.certificate_number and each.certificate_on]
    return {each.pk: create_address(recipe, each) for each in certified}


@require_http_methods(["GET", "HEAD", "POST"])
def course_certificates(request, pk):
    """Asks who signs, once for all."""
    course = get_visible_or_404(request, Course, pk, "organisation")
    require_may(request, "course.keep", course.organisation)
    waiting = without_certificate(course)
    first = waiting.first()
    if first is None:
        messages.warning(request, "Không còn ai chờ giấy chứng nhận: hãy ghi kết quả, số và ngày cấp trước.")
        return redirect(course)
    form = DocumentForm(
        request.POST if request.method == "POST" else None,
        recipe=recipe_for(course),
        subject=first,
        about=first.person,
        signers=signers_of(course.organisation, today()),
    )
    if form.is_valid():
        key = form.cleaned_data["form_key"]
        made = try_to(
            form, make_certificates, actor=request.user, course=course, sheet=form.sheet(), form_key=key
        )
        if made:
            more = f" Còn {made.left} người, hãy lập tiếp." if made.left else ""
            messages.success(request, f"Đã lập {made.done} giấy chứng nhận.{more}")
            return redirect(course)
    context = {
        "heading": "Lập giấy chứng nhận",
        "lead": f"{course}: {waiting.count()} người đạt, đã có số và ngày cấp, chưa lập giấy.",
        "note": "Giám đốc nơi mở lớp ký: chọn người khác và ghi chức vụ là Giám đốc.",
        "submit": "Lập giấy chứng nhận",
    }
    return form_page(request, form, back_url=course.get_absolute_url(), back_label=str(course), **context)


@require_safe
def course_certificates_print(request, pk):
    course = get_visible_or_404(request, Course, pk, "organisation")
    require_may(request, "course.keep", course.organisation)
    try:
        content = print_certificates(actor=request.user, course=course)
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect(course)
    return download(content, name=f"Giấy chứng nhận {course} (bản in).pdf", content_type=PDF)
