"""The report as a sheet to print: made anew each time, kept nowhere, known to the audit."""

from collections.abc import Mapping

from ceremonies.documents import render_paper
from ceremonies.documents.forms.reports import Part, ReportFacts, report_snapshot
from ceremonies.selectors.reports import Report
from ceremonies.selectors.signers import signers_of
from ceremonies.selectors.styles import style_of
from ceremonies.services.documents.gathering import place_of, signs_for
from members.choices import Tree
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record

_FAMILIES = {Tree.PARTY: "party", Tree.YOUTH: "youth_union", Tree.UNION: "trade_union"}


def report_pdf(*, actor, report: Report, words: str, filters: Mapping[str, str]) -> bytes:
    """`words`: the sentences of the report; `filters`: what was asked, for the audit."""
    require(may(actor, "figures.list"))
    organisation = report.question.organisation
    record(actor=actor, action="report.print", obj=organisation, filters=dict(filters))
    return render_paper(report_snapshot(_facts(organisation, report, words)))


def _facts(organisation: Organisation, report: Report, words: str) -> ReportFacts:
    on, question = today(), report.question
    signer = next(iter(signers_of(organisation, on)), None)
    before = question.before.label if question.before else ""
    return ReportFacts(
        form="",
        parent_name=organisation.upper_line,
        issuer_name=organisation.letterhead_name or organisation.name,
        place=place_of(organisation),
        signer_name=signer.name if signer else "",
        signer_office=signer.office if signer else "",
        issued_on=on,
        style=style_of(organisation, on),
        signs_for=_signs_for(organisation, on),
        family=_FAMILIES[organisation.tree],
        period=_period(report),
        words=words,
        before=before[:1].upper() + before[1:],
        parts=_parts(report),
    )


def _signs_for(organisation: Organisation, on) -> str:
    return signs_for(organisation, on) if organisation.tree == Tree.PARTY else "Ban Chấp hành"


def _period(report: Report) -> str:
    label = report.question.span.label
    return f"{label[:1].lower()}{label[1:]}, đến ngày {report.question.span.last:%d/%m/%Y}"


def _parts(report: Report) -> list[Part]:
    general = [(measure.label, [(pair.now, pair.before)]) for measure, pair in report.totals.items()]
    parts = [Part(title="1. Kết quả chung", columns=["Số người"], rows=general)]
    for section in report.sections:
        if section.rows:
            rows = [(row.label, [(pair.now, pair.before) for pair in row.counts]) for row in section.shown]
            title = f"{len(parts) + 1}. Theo {section.title[:1].lower()}{section.title[1:]}"
            columns = [measure.short for measure in section.measures]
            parts.append(Part(title=title, columns=columns, rows=rows, note=section.note))
    return parts
