"""Keeping a class by hand: the class itself, its learners, their results."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ceremonies.forms.courses import CourseForm, LearnerForm, PermissionForm, ProposalForm, ResultsForm
from ceremonies.models import Attendance, Course
from ceremonies.permissions.courses import proposing_cells
from ceremonies.selectors.courses import attendances, proposable
from ceremonies.services.courses import edit_course, open_course, permit_course, remove_course
from ceremonies.services.learners import add_learner, propose_learners, remove_learner, save_results
from ceremonies.services.policies import policy_in_force
from ceremonies.views.answers import seen_version, try_to
from members.clock import today
from members.models import Organisation
from members.services.errors import Refused
from members.views.access import get_visible_or_404, named_in_address, require_may
from members.views.listing import page_of
from members.views.sending import form_page

_WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(_WAYS)
def course_create(request):
    require_may(request, "course.keep")
    venue = policy_in_force(today()).data["class"]["venue"]
    form = CourseForm(request.POST or None, user=request.user, venue=venue)
    if form.is_valid() and try_to(form, open_course, actor=request.user, course=form.instance):
        messages.success(request, f"Đã mở {form.instance}. Các chi bộ trực thuộc đề nghị được người đi học.")
        return redirect(form.instance)
    back = reverse("ceremonies:course_list")
    return form_page(
        request, form, heading="Mở lớp bồi dưỡng", submit="Mở lớp", back_url=back, back_label="Lớp bồi dưỡng"
    )


def _kept(request, pk) -> Course:
    course = get_visible_or_404(request, Course, pk, "organisation")
    require_may(request, "course.keep", course.organisation)
    return course


@require_http_methods(_WAYS)
def course_edit(request, pk):
    course = _kept(request, pk)
    form = CourseForm(request.POST or None, instance=course, user=request.user)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if try_to(form, edit_course, actor=request.user, course=course, version=version):
            messages.success(request, "Đã lưu thông tin lớp.")
            return redirect(course)
    return form_page(
        request,
        form,
        heading="Sửa thông tin lớp",
        submit="Lưu",
        back_url=course.get_absolute_url(),
        back_label=str(course),
    )


@require_http_methods(_WAYS)
def course_permit(request, pk):
    course = _kept(request, pk)
    form = PermissionForm(request.POST or None, course=course)
    if form.is_valid() and try_to(
        form, permit_course, actor=request.user, course=course, **form.cleaned_data
    ):
        messages.success(request, "Đã ghi quyết định mở lớp.")
        return redirect(course)
    context = {"heading": "Ghi quyết định mở lớp", "lead": str(course), "submit": "Ghi quyết định"}
    return form_page(request, form, back_url=course.get_absolute_url(), back_label=str(course), **context)


@require_POST
def course_remove(request, pk):
    course = _kept(request, pk)
    try:
        remove_course(actor=request.user, course=course, version=seen_version(request))
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect("ceremonies:course_detail", pk)
    messages.success(request, f"Đã xóa {course}.")
    return redirect("ceremonies:course_list")


@require_http_methods(_WAYS)
def course_propose(request, pk):
    """`?cell=` where the user keeps several; `?person=` is ticked at first."""
    course = get_visible_or_404(request, Course, pk, "organisation")
    require_may(request, "course.propose", course)
    cells = proposing_cells(request.user, course)
    named = named_in_address(request, Organisation, "cell")
    found = list(cells.filter(pk=named.pk) if named else cells[:50])
    if len(found) != 1:
        return render(request, "ceremonies/course_cell.html", {"course": course, "cells": found})
    [cell] = found
    files = proposable(request.user, course, cell)
    form = ProposalForm(request.POST or None, files=files, chosen=request.GET.get("person", ""))
    if form.is_valid():
        learners = try_to(
            form, propose_learners, actor=request.user, course=course, cell=cell, **form.cleaned_data
        )
        if learners:
            messages.success(request, f"Đã đề nghị cử {len(learners)} người đi học.")
            return redirect(course)
    context = {"course": course, "cell": cell, "back_url": course.get_absolute_url()}
    return form_page(request, form, template="ceremonies/course_proposal.html", **context)


@require_http_methods(_WAYS)
def learner_add(request, pk):
    course = _kept(request, pk)
    form = LearnerForm(request.POST or None, user=request.user, course=course)
    if form.is_valid() and try_to(form, add_learner, actor=request.user, course=course, **form.cleaned_data):
        messages.success(request, f"Đã thêm {form.cleaned_data['person']} vào lớp.")
        return redirect(course)
    context = {"heading": "Thêm học viên", "lead": str(course), "submit": "Thêm"}
    return form_page(request, form, back_url=course.get_absolute_url(), back_label=str(course), **context)


@require_POST
def learner_remove(request, pk):
    related = ("course__organisation", "person", "proposed_by")
    learner = get_visible_or_404(request, Attendance, pk, *related)
    try:
        remove_learner(actor=request.user, learner=learner, version=seen_version(request))
        messages.success(request, f"Đã đưa {learner.person} ra khỏi lớp.")
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect(learner.course)


@require_http_methods(_WAYS)
def course_results(request, pk):
    """The learners of one page; the address keeps the page while the form is sent."""
    course = _kept(request, pk)
    page = page_of(attendances(request.user, course), request.GET, "person__sort_key", "pk")
    form = ResultsForm(request.POST or None, learners=list(page.rows))
    if form.is_valid():
        saved = try_to(form, save_results, actor=request.user, course=course, results=form.results())
        if saved is not None:
            messages.success(request, f"Đã ghi kết quả của {saved} học viên.")
            return redirect(course)
    context = {"course": course, "page": page, "back_url": course.get_absolute_url()}
    return form_page(request, form, template="ceremonies/course_results.html", **context)
