"""What each part of the page of a ceremony shows."""

from ceremonies.choices import CeremonyPart, CeremonyState
from ceremonies.models import Candidacy, Ceremony
from ceremonies.selectors.ceremonies import Place, day_of, places_of, postponements
from ceremonies.services.ceremonies import programme_of
from members.clock import today
from members.permissions import visible_to
from members.views.tabs import Tab


def tabs_of(ceremony: Ceremony, now: CeremonyPart) -> list[Tab]:
    """All parts; the summary has the address of the ceremony itself."""
    addresses = {part: ceremony.get_part_url(part) for part in CeremonyPart}
    addresses[CeremonyPart.SUMMARY] = ceremony.get_absolute_url()
    return [Tab(part.label, url, part == now) for part, url in addresses.items()]


def part_context(user, ceremony: Ceremony, asked: CeremonyPart) -> dict:
    context = {}
    for part, fill in _FILLED_BY.items():
        if asked in (part, CeremonyPart.WHOLE):
            context |= fill(user, ceremony)
    return context


def _summary(user, ceremony: Ceremony) -> dict:
    places = places_of(ceremony)
    files = [place.file.pk for place in places]
    return {
        "facts": _facts(ceremony),
        "places": places,
        "late": [place for place in places if _is_late(place, ceremony)],
        "stuck": [place for place in places if place.problem],
        "known": set(visible_to(user, Candidacy).filter(pk__in=files).values_list("pk", flat=True)),
        "postponements": postponements(ceremony),
        "is_due": day_of(ceremony) <= today(),
    }


def _preparation(_user, ceremony: Ceremony) -> dict:
    return {"guests": ceremony.guests.all(), "preparations": ceremony.preparations.all()}


def _programme(_user, ceremony: Ceremony) -> dict:
    return {"programme": programme_of(ceremony, places_of(ceremony))}


def _told(_user, ceremony: Ceremony) -> dict:
    return {"photo_count": ceremony.photos.count()}


_FILLED_BY = {
    CeremonyPart.SUMMARY: _summary,
    CeremonyPart.PREPARATION: _preparation,
    CeremonyPart.PROGRAMME: _programme,
    CeremonyPart.TOLD: _told,
}


def _is_late(place: Place, ceremony: Ceremony) -> bool:
    waits = ceremony.state == CeremonyState.PLANNED and not place.problem
    return waits and place.is_late(max(day_of(ceremony), today()))


def _facts(ceremony: Ceremony) -> list[tuple]:
    facts = [
        ("Chi bộ", str(ceremony.cell)),
        ("Địa điểm", ceremony.place),
        ("Người chủ trì", ", ".join(filter(None, (ceremony.host, ceremony.host_office)))),
        ("Người ghi biên bản", ceremony.secretary),
    ]
    if ceremony.state == CeremonyState.HELD:
        present = f"{ceremony.official_present} đảng viên chính thức, {ceremony.probationary_present} đảng viên dự bị"
        facts += [("Kết thúc lúc", f"{ceremony.ended_at:%H:%M}"), ("Có mặt", present)]
    if ceremony.late_consent:
        facts.append(("Văn bản đồng ý tổ chức quá thời hạn", ceremony.late_consent))
    if ceremony.state == CeremonyState.CANCELLED:
        facts.append(("Lý do hủy", ceremony.cancelled_reason))
    return facts
