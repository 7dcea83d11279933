"""A statistics form leaves as a workbook or a paper, and the audit knows."""

from collections.abc import Sequence
from dataclasses import replace

from ceremonies.documents import render_paper
from ceremonies.documents.forms.statistics import StatisticsFacts, statistics_snapshot
from ceremonies.rules.statistics import StatisticsForm, form_on
from ceremonies.selectors.statistics import Asked, Number, numbers
from ceremonies.selectors.styles import style_of
from ceremonies.services.documents import Sheet
from ceremonies.services.documents.gathering import letterhead, place_of
from ceremonies.spreadsheets.statistics import Line, write_statistics
from ceremonies.spreadsheets.statistics import Sheet as Told
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.spreadsheets.office import letterhead_of


def make_statistics(
    *, actor, asked: Asked, organisation: Organisation, sheet: Sheet, as_paper: bool
) -> bytes:
    """.pdf or .xlsx in the name of `organisation`, of what `actor` sees of `asked.organisation`."""
    require(may(actor, "books.list") and may(actor, "book.head", organisation))
    form = form_on(asked.span.last)
    counted = numbers(actor, form, asked)
    make = _paper if as_paper else _workbook
    content = make(form, counted, asked, organisation, sheet, actor.full_name)
    record(
        actor=actor,
        action="statistics.make",
        obj=asked.organisation,
        label=form.title,
        form=form.code,
        since=asked.span.first.isoformat(),
        until=asked.span.last.isoformat(),
        format="pdf" if as_paper else "xlsx",
    )
    return content


def period_words(asked: Asked) -> str:
    span = asked.span
    days = f"từ ngày {span.first:%d/%m/%Y} đến ngày {span.last:%d/%m/%Y}"
    return days if span.label.startswith("Từ ngày") else f"{span.label[:1].lower()}{span.label[1:]} ({days})"


def as_text(number: Number, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f}".replace(".", ",") if number.row.average else f"{value:,}".replace(",", ".")


def share_text(number: Number) -> str:
    return "" if number.share is None else f"{number.share / 10:.1f}".replace(".", ",")


def _paper(
    form: StatisticsForm, counted: Sequence[Number], asked: Asked, organisation, sheet: Sheet, by: str
):
    dated = sheet.dated or today()
    head = letterhead(organisation, sheet)
    head |= {"form": form.label, "issued_on": dated, "style": style_of(organisation, dated)}
    rows = [
        (
            each.row.number,
            f"– {each.row.label}" if each.row.part else each.row.label,
            as_text(each, each.now),
            as_text(each, each.before),
            share_text(each),
        )
        for each in counted
    ]
    facts = StatisticsFacts(
        **head,
        title=form.title,
        period=f"{asked.organisation}, {period_words(asked)}",
        rows=rows,
        maker=form.maker,
        made_by=by,
        signer=form.signer,
        note=_note(counted),
    )
    try:
        return render_paper(statistics_snapshot(facts))
    except ValueError as unprintable:
        raise Refused(str(unprintable)) from unprintable


def _note(counted: Sequence[Number]) -> str:
    """What the clerk has to fill in by hand."""
    empty = [each.row.label.lower() for each in counted if each.row.remark]
    return f"Để trống cho người lập biểu: {'; '.join(empty)}." if empty else ""


def _workbook(
    form: StatisticsForm, counted: Sequence[Number], asked: Asked, organisation, sheet: Sheet, by: str
):
    head = letterhead_of(organisation)
    told = Told(
        label=form.label,
        title=form.title,
        period=f"{asked.organisation}, {period_words(asked)}",
        letterhead=head if head.place else _placed(head, organisation),
        on=sheet.dated or today(),
        maker=form.maker,
        made_by=by,
        signer=form.signer,
        signer_name=sheet.signer_name,
        footer=f"{form.source} {form.trust}",
    )
    return write_statistics(told, [_line(each) for each in counted])


def _placed(head, organisation: Organisation):
    """A cell sits where its committee sits."""
    return replace(head, place=place_of(organisation))


def _line(each: Number) -> Line:
    row = each.row
    return Line(row.number, row.label, row.part, row.heading, each.now, each.before, row.average, row.remark)
