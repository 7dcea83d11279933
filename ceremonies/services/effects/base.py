"""What every effect answers, and what all of them refuse."""

from datetime import date

from ceremonies.choices import ResolutionKind
from ceremonies.models import Candidacy, Resolution
from ceremonies.workflow import matter_of
from members.clock import today
from members.services.errors import Refused


class Effect:
    """`day`: the day by which the rules judge; `facts`: what the action itself brings to the rules; `apply`: the rows
    it writes, inside the transaction of the step."""

    def day(self, **details) -> date:
        return today()

    def facts(self, candidacy: Candidacy, **details) -> dict:
        return {}

    def late_as(self, candidacy: Candidacy) -> str:
        """The deadline (its code in the policy) after which this step needs an explanation; empty: none."""
        return ""

    def told(self, reason: str, **details) -> str:
        """What the history of the file says beside the step."""
        return reason

    def apply(self, candidacy: Candidacy, *, actor, reason: str, **details) -> None:
        raise NotImplementedError


def refuse_before_earlier(candidacy: Candidacy, day: date) -> None:
    """Nothing on the road happens before what led to it."""
    if day <= candidacy.person.birth_date:
        raise Refused("Ngày này không thể trước ngày sinh của người được giới thiệu.")
    earlier = candidacy.resolutions.filter(superseded=False).order_by("held_on").last()
    if earlier and day < earlier.held_on:
        raise Refused(f"Ngày này không được trước {earlier.held_on:%d/%m/%Y} ({earlier}).")
    started = candidacy.dossier_started_on
    if started and day < started:
        raise Refused(f"Ngày này không được trước ngày lập hồ sơ {started:%d/%m/%Y}.")


def refuse_future(day: date) -> None:
    if day > today():
        raise Refused("Ngày này không được ở tương lai.")


def write_resolution(
    candidacy: Candidacy, kind: ResolutionKind, *, number: str, held_on: date, body=None, **words
) -> Resolution:
    """A resolution without a count; `body` is the cell when not named."""
    refuse_future(held_on)
    refuse_before_earlier(candidacy, held_on)
    return Resolution.objects.create(
        candidacy=candidacy,
        matter=matter_of(candidacy.state),
        kind=kind,
        body=body or candidacy.cell,
        number=number,
        held_on=held_on,
        **words,
    )
