from collections.abc import Mapping
from datetime import date

from ceremonies.choices import Matter, ResolutionKind
from ceremonies.models import Admission, Candidacy, Ceremony, HelperAssignment, ProbationTask
from ceremonies.rules import add_months
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.ceremonies import ceremony_due, day_of, planned_for
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.effects.base import Effect, refuse_future
from ceremonies.services.effects.votes import supersede
from ceremonies.services.party_memberships import admit
from members.models import Person
from members.services.errors import Refused


class HoldCeremony(Effect):
    """The ceremony starts probation on its day (294-QĐ/TW §4.1): `held_on`, and the `helper` assigned there.

    `ceremony`: the one that the cell prepared, if it did. `late_consent`: the superior's paper when the day is late.
    """

    def day(self, *, held_on: date, **details) -> date:
        return held_on

    def facts(self, candidacy, *, late_consent: str = "", **details) -> dict:
        due = ceremony_due(candidacy, working_calendar())
        return {"ceremony_due": due, "late_consent": bool(late_consent.strip())}

    def apply(
        self,
        candidacy,
        *,
        actor,
        reason,
        held_on: date,
        helper: Person,
        late_consent: str = "",
        ceremony: Ceremony | None = None,
    ) -> None:
        refuse_future(held_on)
        _leave_other_ceremonies(candidacy, ceremony)
        official = {member.person_id for member in official_members_of(candidacy.cell, held_on)}
        if helper.pk not in official:
            raise Refused(f"{helper} không phải đảng viên chính thức của {candidacy.cell} vào ngày kết nạp.")
        candidacy.ceremony_on = held_on
        candidacy.probation_ends_on = add_months(held_on, candidacy.policy.data["probation"]["months"])
        admit(actor=actor, candidacy=candidacy, day=held_on)
        current = candidacy.helpers.filter(ends_on__isnull=True)
        current.exclude(person=helper).update(ends_on=held_on)
        if not current.filter(person=helper).exists():
            HelperAssignment.objects.create(
                candidacy=candidacy, person=helper, starts_on=held_on, replacement=True
            )
        _ask_for_records(candidacy, held_on)


def _ask_for_records(candidacy: Candidacy, held_on: date) -> None:
    """The record and the sheet of the new member are a task with a day, once even when the ceremony is held anew."""
    policy = candidacy.policy.data
    called = [_in_a_sentence(policy["forms"][kind]) for kind in ("member_cv", "member_sheet")]
    due = working_calendar().add(held_on, policy["probation"]["member_record_working_days"])
    ProbationTask.objects.update_or_create(
        candidacy=candidacy,
        title=f"Lập {', '.join(called)}",
        done_on=None,
        defaults={"due_on": due, "given_on": held_on},
    )


def _in_a_sentence(form: Mapping[str, str]) -> str:
    title = f"{form['title'][:1].lower()}{form['title'][1:]}"
    return f"{title} (mẫu {form['label']})" if form["label"] else title


def _leave_other_ceremonies(candidacy: Candidacy, ceremony: Ceremony | None) -> None:
    """Whom the cell has given a place in a ceremony is admitted there; places at a former cell are given up."""
    planned = planned_for(candidacy)
    if planned and planned.ceremony != ceremony:
        raise Refused(
            f"{candidacy.person} có trong lễ kết nạp dự kiến ngày {day_of(planned.ceremony):%d/%m/%Y}; "
            "hãy ghi kết quả tại trang của buổi lễ."
        )
    others = Admission.objects.filter(candidacy=candidacy, dropped=False)
    (others.exclude(ceremony=ceremony) if ceremony else others).update(dropped=True)


class DropStrikingOff(Effect):
    """Probation goes on; what was voted on striking off no longer counts, not even among the failed votes."""

    def apply(self, candidacy, *, actor, reason) -> None:
        supersede(candidacy, [ResolutionKind.CELL])
        candidacy.resolutions.filter(matter=Matter.STRIKING_OFF).update(dropped=True)
