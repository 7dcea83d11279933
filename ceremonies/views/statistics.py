"""The statistics form of new members: on screen with the people behind each number, as a workbook, as a paper."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.statistics import StatisticsFilters, StatisticsFormat, StatisticsPrintForm
from ceremonies.resources.statistics import AdmittedResource
from ceremonies.rules.statistics import form_on
from ceremonies.selectors.statistics import BEFORE, NOW, Number, numbers, people_of
from ceremonies.services.statistics import as_text, make_statistics, period_words, share_text
from ceremonies.views.answers import try_to
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import XLSX, download, export_list
from members.views.listing import page_of
from members.views.sending import form_page

PDF = "application/pdf"
_ORDER = ("person__sort_key", "pk")


@require_safe
def statistics(request):
    require_may(request, "books.list")
    filters = StatisticsFilters(request.GET, user=request.user)
    asked = filters.asked
    form = form_on(asked.span.last)
    counted = numbers(request.user, form, asked)
    context = {
        "filters": filters,
        "asked": asked,
        "before": asked.spans[BEFORE],
        "form": form,
        "rows": [_shown(each, filters.address) for each in counted],
        "query": urlencode(filters.address),
    }
    return render(request, "ceremonies/statistics.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def statistics_make(request):
    require_may(request, "books.list")
    filters = StatisticsFilters(request.GET, user=request.user)
    asked = filters.asked
    form = StatisticsPrintForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        as_paper = form.cleaned_data["format"] == StatisticsFormat.PAPER
        details = {"asked": asked, "organisation": form.cleaned_data["organisation"], "sheet": form.sheet()}
        content = try_to(form, make_statistics, actor=request.user, as_paper=as_paper, **details)
        if content is not None:
            name = f"Biểu thống kê đảng viên mới kết nạp {asked.span.last:%d-%m-%Y}"
            kind = PDF if as_paper else XLSX
            return download(content, name=f"{name}.{'pdf' if as_paper else 'xlsx'}", content_type=kind)
    return form_page(
        request,
        form,
        heading="Lập biểu thống kê",
        lead=f"{form_on(asked.span.last).title}: {asked.organisation}, {period_words(asked)}.",
        submit="Lập biểu",
        back_url=f"{reverse('ceremonies:statistics')}?{urlencode(filters.address)}",
        back_label="Biểu thống kê",
    )


@require_safe
def statistics_people(request, row):
    """Exactly those whom one number counts."""
    filters, found, title = _people(request, row)
    context = {
        "title": title,
        "lead": f"{filters.asked.organisation}, {_words(request, filters)}.",
        "page": page_of(found, request.GET, *_ORDER),
        "row": row,
        "back_url": f"{reverse('ceremonies:statistics')}?{urlencode(filters.address)}",
    }
    return render(request, "ceremonies/statistics_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def statistics_people_export(request, row):
    filters, found, title = _people(request, row)
    asked = filters.asked
    export = ListExport(
        title=f"Đảng viên mới kết nạp: {title}",
        resource=AdmittedResource(),
        rows=found.order_by(*_ORDER),
        filters=filters.address | {"row": row, "which": _which(request)},
        words=[("Tổ chức đảng", str(asked.organisation)), ("Thời gian", _words(request, filters))],
        counted="đồng chí",
        about=asked.organisation,
    )
    back = reverse("ceremonies:statistics_people", args=[row])
    return export_list(request, export, back_url=f"{back}?{request.GET.urlencode()}")


def _people(request, code: str):
    require_may(request, "books.list")
    filters = StatisticsFilters(request.GET, user=request.user)
    asked = filters.asked
    row = form_on(asked.span.last).row(code)
    if row is None:
        raise Http404
    return filters, people_of(request.user, row, asked, _which(request)), row.label


def _which(request) -> str:
    return BEFORE if request.GET.get("so") == BEFORE else NOW


def _words(request, filters: StatisticsFilters) -> str:
    span = filters.asked.spans[_which(request)]
    return f"từ ngày {span.first:%d/%m/%Y} đến ngày {span.last:%d/%m/%Y}"


def _shown(number: Number, address: dict) -> dict:
    """A number that counts somebody leads to them."""
    row = number.row
    cells = [
        (as_text(number, value), _link(row.code, address, which) if row.is_counted and value else "")
        for which, value in ((NOW, number.now), (BEFORE, number.before))
    ]
    return {"row": row, "cells": cells, "share": share_text(number)}


def _link(code: str, address: dict, which: str) -> str:
    url = reverse("ceremonies:statistics_people", args=[code])
    return f"{url}?{urlencode(address | ({'so': which} if which == BEFORE else {}))}"
