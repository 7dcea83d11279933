"""Report and news: proposed from the data, edited by the cell, frozen once the report was sent to the superior."""

from datetime import date

from django.db import transaction

from ceremonies.documents.ceremony_texts import Event, Member, figures_text, news_text, report_text
from ceremonies.models import Ceremony
from ceremonies.selectors.ceremonies import Place, day_of, places_of
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.organisations import committee_of
from ceremonies.services.ceremonies.claims import require_held, save
from ceremonies.services.ceremonies.facts import guest_facts
from ceremonies.services.decisions.citing import reference_to
from ceremonies.services.policies import policy_in_force
from members.clock import today
from members.permissions import may
from members.selectors.consents import withdrawn_among
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused


@transaction.atomic
def save_report(
    *, actor, ceremony: Ceremony, version: int, report: str, news: str, news_author: str
) -> Ceremony:
    require_held(actor, ceremony)
    ceremony.report, ceremony.news, ceremony.news_author = report, news, news_author
    save(actor, ceremony, version, ["report", "news", "news_author"], what="report")
    return ceremony


@transaction.atomic
def send_report(*, actor, ceremony: Ceremony, version: int, sent_on: date) -> Ceremony:
    """The report has gone to the superior: from now on report, news, guests and pictures stay as they are."""
    require_held(actor, ceremony)
    if not ceremony.report.strip():
        raise Refused("Chưa có nội dung báo cáo. Hãy lưu báo cáo trước.")
    if not day_of(ceremony) <= sent_on <= today():
        raise Refused(f"Ngày gửi báo cáo phải từ ngày tổ chức {day_of(ceremony):%d/%m/%Y} đến hôm nay.")
    ceremony.reported_on = sent_on
    save(actor, ceremony, version, ["reported_on"], what="report_sent", sent_on=sent_on)
    return ceremony


def proposed_texts(ceremony: Ceremony) -> tuple[str, str]:
    """(report, news) as the data tell them."""
    event = event_of(ceremony)
    return report_text(event), news_text(event)


def text_without_names(*, actor, ceremony: Ceremony) -> str:
    """Made from the data and never from the edited texts, in which names may stand."""
    require(may(actor, "view", ceremony))
    record(actor=actor, action="ceremony.export", obj=ceremony, personal_data=False)
    return figures_text(event_of(ceremony))


def event_of(ceremony: Ceremony) -> Event:
    places = places_of(ceremony)
    silent = withdrawn_among(place.file.person for place in places)
    day = day_of(ceremony)
    committee = committee_of(ceremony.cell)
    return Event(
        cell_name=ceremony.cell.name,
        committee_name=committee.name if committee else "",
        held_on=day,
        hall=ceremony.place,
        host=ceremony.host,
        host_office=ceremony.host_office,
        people=[_member(place, silent) for place in places if place.admission.held],
        guests=[guest_facts(guest) for guest in ceremony.guests.all() if guest.came],
        official_present=ceremony.official_present,
        official_members=official_members_of(ceremony.cell, day).count(),
        probationary_present=ceremony.probationary_present,
        speech=ceremony.speech,
        late_consent=ceremony.late_consent,
        left_out=[place.file.person.full_name for place in places if not place.admission.held],
        clause=policy_in_force(day, ceremony.cell).data["ceremony"]["programme_clause"],
    )


def _member(place: Place, silent: set[int]) -> Member:
    person = place.file.person
    return Member(
        name=person.full_name,
        birth_date=person.birth_date,
        unit=person.department.name if person.department else "",
        decision=reference_to(place.decision) if place.decision else None,
        helper=place.admission.helper.full_name if place.admission.helper else "",
        probation_ends_on=place.file.probation_ends_on,
        silent=person.pk in silent,
    )
