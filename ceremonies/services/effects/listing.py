"""The cell's list of sympathisers, the helpers, and the leave to begin the procedure."""

from datetime import date

from ceremonies.choices import RemarkKind, ResolutionKind
from ceremonies.models import HelperAssignment
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.effects.base import (
    Effect,
    refuse_before_earlier,
    refuse_future,
    write_resolution,
)
from ceremonies.services.remarks import write_remark
from members.models import Person
from members.services.errors import Refused


class ListPerson(Effect):
    """The cell takes the person on its list: `number` and `held_on` of its resolution."""

    def day(self, *, held_on: date, **details) -> date:
        return held_on

    def apply(self, candidacy, *, actor, reason, number: str, held_on: date) -> None:
        write_resolution(candidacy, ResolutionKind.LISTING, number=number, held_on=held_on)
        candidacy.listed_on = held_on


class AssignHelpers(Effect):
    """`helpers`: official members of the cell (294-QĐ/TW §3.2); `number`, `held_on` of the cell's resolution;
    `together_since`: helper's pk → since when both were in the same unit."""

    replacement = False

    def day(self, *, held_on: date, **details) -> date:
        return held_on

    def apply(
        self,
        candidacy,
        *,
        actor,
        reason,
        helpers: list[Person],
        number: str,
        held_on: date,
        together_since: dict[int, date] | None = None,
    ) -> None:
        refuse_future(held_on)
        refuse_before_earlier(candidacy, held_on)
        self._refuse_others(candidacy, helpers, held_on)
        write_resolution(candidacy, ResolutionKind.HELPER, number=number, held_on=held_on)
        going_on = set(candidacy.helpers.filter(ends_on__isnull=True).values_list("person", flat=True))
        for helper in helpers:
            if helper.pk not in going_on:
                HelperAssignment.objects.create(
                    candidacy=candidacy,
                    person=helper,
                    starts_on=held_on,
                    together_since=(together_since or {}).get(helper.pk),
                    replacement=self.replacement or candidacy.moved_on is not None,
                )

    def _refuse_others(self, candidacy, helpers: list[Person], held_on: date) -> None:
        needed = helpers_needed(candidacy)
        if len({h.pk for h in helpers}) != needed:
            raise Refused(f"Đường giới thiệu này cần đúng {needed} đảng viên giúp đỡ.")
        official = {m.person_id for m in official_members_of(candidacy.cell, held_on)}
        for helper in helpers:
            if helper.pk not in official or helper.pk == candidacy.person_id:
                raise Refused(
                    f"{helper} không phải đảng viên chính thức của {candidacy.cell} vào ngày phân công."
                )


def helpers_needed(candidacy) -> int:
    """As many as introduce the person; a probationary member has one (06-HD/TW §3.8)."""
    return 1 if candidacy.ceremony_on else candidacy.policy.data["introduction"]["members"][candidacy.route]


class ReplaceHelpers(AssignHelpers):
    """The cell names others; the 12 months together are not asked of a replacement (294-QĐ/TW §3.2.2).

    Of two helpers one may stay: the months of that one go on. `remark`: what the old one hands over.
    """

    replacement = True

    def apply(self, candidacy, *, actor, reason, helpers, number, held_on, remark: str, **details) -> None:
        refuse_before_earlier(candidacy, held_on)
        current = candidacy.helpers.filter(ends_on__isnull=True)
        if {helper.pk for helper in helpers} == set(current.values_list("person", flat=True)):
            raise Refused("Người được chọn đang giúp đỡ rồi; hãy chọn ít nhất một đảng viên khác để thay.")
        for leaving in self._leaving(candidacy, helpers):
            write_remark(
                actor=actor,
                candidacy=candidacy,
                helper=leaving.person,
                kind=RemarkKind.HANDOVER,
                written_on=held_on,
                text=remark,
            )
        current.exclude(person__in=helpers).update(ends_on=held_on)
        candidacy.resolutions.filter(kind=ResolutionKind.HELPER).update(superseded=True)
        super().apply(
            candidacy, actor=actor, reason=reason, helpers=helpers, number=number, held_on=held_on, **details
        )

    def _leaving(self, candidacy, helpers: list[Person]) -> list[HelperAssignment]:
        """Those who hand over; when the person has moved, who helped last at the old place."""
        helping = list(candidacy.helpers.filter(ends_on__isnull=True))
        if not helping:
            helping = list(candidacy.helpers.order_by("-ends_on", "-pk")[:1])
        return [assignment for assignment in helping if assignment.person not in helpers]


class AskProcedure(Effect):
    """The cell proposes that the procedure begin: `number`, `held_on` of its resolution (38-HD/BTCTW §1.1 c)."""

    def day(self, *, held_on: date, **details) -> date:
        return held_on

    def apply(self, candidacy, *, actor, reason, number: str, held_on: date) -> None:
        write_resolution(candidacy, ResolutionKind.PROCEDURE, number=number, held_on=held_on)


class AllowProcedure(AskProcedure):
    """The grass-roots committee allows it: `number`, `held_on` of its notice (38-HD/BTCTW §1.1 d)."""

    def apply(self, candidacy, *, actor, reason, number: str, held_on: date) -> None:
        body = candidacy.committee
        write_resolution(candidacy, ResolutionKind.PERMISSION, number=number, held_on=held_on, body=body)
