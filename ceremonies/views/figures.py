"""The report on new members, on the screen, as a sheet to print and as a table."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import Measure, TargetGroup
from ceremonies.documents.charts import Bar, bar_chart
from ceremonies.documents.report_words import Told, sentences
from ceremonies.documents.wording import percent
from ceremonies.forms.figures import ReportFilters
from ceremonies.resources.figures import SectionResource
from ceremonies.selectors.division_keys import title_of
from ceremonies.selectors.figures import Question
from ceremonies.selectors.plans import HOW_COUNTED
from ceremonies.selectors.reports import Report, Section, divided_measures, report_of, section_of
from ceremonies.selectors.totals import SHARED
from ceremonies.services.policies import policy_in_force
from ceremonies.services.reports import report_pdf
from ceremonies.views.document_making import PDF
from ceremonies.views.figure_links import Links
from members.clock import today
from members.models import Organisation
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import download, export_list
from members.views.listing import slice_of

_TOLD_GROUPS = {
    TargetGroup.WOMEN: "nữ",
    TargetGroup.MINORITY: "người dân tộc thiểu số",
    TargetGroup.YOUTH: "đoàn viên, thanh niên",
    TargetGroup.WORKERS: "công nhân, người lao động",
}


def asked(request) -> ReportFilters:
    require_may(request, "figures.list")
    return ReportFilters(request.GET, user=request.user)


def unit_asked(request) -> Organisation | None:
    """The organisation of one row of a table, if the address names one (nhom)."""
    text = request.GET.get("nhom")
    if text is None:
        return None
    found = Organisation.objects.filter(pk=text).first() if text.isdecimal() and len(text) < 18 else None
    if found is None:
        raise Http404
    return found


def youth_max_years(question: Question) -> int:
    return policy_in_force(today(), question.organisation).data["age"]["youth_max_years"]


def report_for(request, filters: ReportFilters) -> Report:
    question = filters.question
    return report_of(request.user, question, youth_max_years(question))


def words_of(report: Report, filters: ReportFilters) -> str:
    question = report.question
    first, admitted = (report.totals[measure] for measure in divided_measures(question))
    told = Told(
        body=str(question.organisation),
        span=question.span,
        whole=filters.is_whole,
        learners=first.now if question.of_party else None,
        nominated=report.totals[Measure.NOMINATED].now,
        admitted=admitted.now,
        kinds=[(report.shares[Measure.ADMITTED, group].now, name) for group, name in _TOLD_GROUPS.items()],
        before_span=question.before,
        before=(first.before or 0, admitted.before or 0) if question.before else None,
    )
    return sentences(told)


def names_of(question: Question) -> tuple[str, str]:
    """What the bars of this period and of the one before are called."""
    before = question.before
    return "Kỳ này", before.label[:1].upper() + before.label[1:] if before else ""


@require_safe
def report(request):
    filters = asked(request)
    found = report_for(request, filters)
    links = Links(filters)
    context = {
        "filters": filters,
        "report": found,
        "question": found.question,
        "words": words_of(found, filters),
        "pdf_url": links.page("ceremonies:report_print"),
        "names": names_of(found.question),
        "totals": [(measure.label, links.cell(pair, measure)) for measure, pair in found.totals.items()],
        "overview": chart_of_totals(found),
        "sections": [_shown(found.question, section, links) for section in found.sections],
        "shares": _shares(found, links),
    }
    return render(request, "ceremonies/report.html", context)


@require_safe
def report_print(request):
    filters = asked(request)
    found = report_for(request, filters)
    words = words_of(found, filters)
    content = report_pdf(actor=request.user, report=found, words=words, filters=filters.address)
    name = f"Báo cáo {found.question.organisation} {found.question.span.last:%d-%m-%Y}.pdf"
    return download(content, name=name, content_type=PDF)


def chart_of_totals(report: Report):
    bars = [Bar(measure.label, pair.now, pair.before) for measure, pair in report.totals.items()]
    return bar_chart("tong-so", "Kết quả chung", bars, names_of(report.question))


def chart_of(question: Question, section: Section):
    """Of the last measure: who was admitted."""
    measure = section.measures[-1]
    bars = [Bar(row.label, row.counts[-1].now, row.counts[-1].before) for row in section.shown]
    bars = [bar for bar in bars if bar.now or bar.before][:12]
    title = f"{measure.label}, theo {section.title.lower()}"
    names = (f"{measure.short} kỳ này", names_of(question)[1])
    return bar_chart(f"theo-{section.division}", title, bars, names) if bars else ""


def _shown(question: Question, section: Section, links: Links) -> dict:
    return {
        "section": section,
        "chart": chart_of(question, section),
        "rows": _cells(section, section.shown, links),
        "all_url": links.page("ceremonies:figure_section", section.division),
    }


def _cells(section: Section, rows, links: Links) -> list[tuple]:
    return [
        (
            row.label,
            [
                links.cell(pair, measure, section.division, row.code)
                for measure, pair in zip(section.measures, row.counts, strict=True)
            ],
        )
        for row in rows
    ]


def _shares(report: Report, links: Links) -> list[tuple]:
    """(group, how it is counted, [(cell, all, share)…]): of those listed, and of those admitted."""
    return [
        (
            group.label,
            HOW_COUNTED.get(group, ""),
            [
                (
                    links.cell(report.shares[measure, group], measure, "target", group),
                    report.totals[measure],
                    _share(report.shares[measure, group].now, report.totals[measure].now),
                )
                for measure in SHARED
            ],
        )
        for group in TargetGroup
        if group != TargetGroup.ALL
    ]


def _share(part: int, whole: int) -> str:
    return percent(part, whole) if whole else "–"


@require_safe
def section(request, division):
    """All lines of one division."""
    filters = asked(request)
    found, links = section_of(request.user, filters.question, division), Links(filters)
    page = slice_of(found.rows, request.GET)
    context = {
        "filters": filters,
        "question": filters.question,
        "section": found,
        "page": page,
        "rows": _cells(found, page.rows, links),
        "report_url": links.page("ceremonies:report"),
    }
    return render(request, "ceremonies/figure_section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def section_export(request, division):
    filters = asked(request)
    question = filters.question
    found = section_of(request.user, question, division)
    export = ListExport(
        title=f"Số liệu phát triển đảng viên theo {title_of(division).lower()}",
        resource=SectionResource(found.measures, names_of(question)),
        rows=found.rows,
        counted="dòng",
        about=question.organisation,
        filters=filters.address,
        words=facts_of(question),
    )
    return export_list(request, export, back_url=Links(filters).page("ceremonies:figure_section", division))


def facts_of(question: Question) -> list[tuple[str, str]]:
    """What is counted, as the reader and the audit are told."""
    span = question.span
    return [
        ("Tổ chức", str(question.organisation)),
        ("Kỳ báo cáo", f"{span.label} (từ {span.first:%d/%m/%Y} đến {span.last:%d/%m/%Y})"),
    ]
