"""What each part of the page of a file shows; the sections of other subjects are added by `panels`."""

from django.db.models import prefetch_related_objects
from django.urls import reverse

from ceremonies.choices import FilePart, ResolutionKind
from ceremonies.models import Candidacy, Decision
from ceremonies.selectors.courses import courses_for
from ceremonies.selectors.decisions import in_force, with_fate
from ceremonies.selectors.deeds import deed_of, planned_ceremonies
from ceremonies.selectors.facts import kept_surroundings
from ceremonies.selectors.history import given_back, timeline
from ceremonies.selectors.learning import learning_of
from ceremonies.selectors.papers import checklist
from ceremonies.selectors.road import Way, ways_of
from ceremonies.selectors.sight import Sight, resolutions_for
from ceremonies.views.courses import classes_context
from members.clock import today
from members.permissions import may, visible_to
from members.views.tabs import Tab

#: What rules and the timeline ask about.
_RELATED_ROWS = ("steps__desk", "papers", "resolutions", "helpers__person", "verifications", "opinions")
#: How many steps already taken the summary repeats.
_LATEST = 2
#: Where what is missing is written, by the beginning of the requirement's code.
_WRITTEN_IN = {
    "paper": FilePart.DOSSIER,
    "unverified": FilePart.DOSSIER,
    "certificate": FilePart.DOSSIER,
    "unanswered": FilePart.OPINIONS,
    "helper": FilePart.OPINIONS,
}
#: What is missing of the person themselves.
_OF_PERSON = {"native", "department"}


def tabs_of(candidacy: Candidacy, now: FilePart) -> list[Tab]:
    """All parts; the summary has the address of the file itself."""
    addresses = {part: candidacy.get_part_url(part) for part in FilePart}
    addresses[FilePart.SUMMARY] = candidacy.get_absolute_url()
    return [Tab(part.label, url, part == now) for part, url in addresses.items()]


def part_context(user, candidacy: Candidacy, sight: Sight, asked: FilePart) -> dict:
    context = {}
    for part, fill in _FILLED_BY.items():
        if asked in (part, FilePart.WHOLE):
            context |= fill(user, candidacy, sight)
    return context


def _summary(user, candidacy: Candidacy, sight: Sight) -> dict:
    context = _person(user, candidacy) | {"decisions": _decisions(user, candidacy, sight)}
    if not sight.road:
        return context
    prefetch_related_objects([candidacy], *_RELATED_ROWS)
    ways = ways_of(user, candidacy, today(), kept_surroundings(candidacy))
    steps = timeline(candidacy, sight)
    main = [way for way in ways if not way.is_side]
    obstacles = [way for way in main if way.missing] if sight.reads_missing(candidacy.state) else []
    planned = planned_ceremonies([candidacy]).get(candidacy.pk)
    done = sum(step["state"] == "done" for step in steps)
    return (
        context
        | _class_first(user, candidacy, main)
        | {
            "latest_steps": steps[max(0, done - _LATEST) :],
            "given_back": given_back(candidacy, sight),
            "main_ways": [(way, deed_of(candidacy, way.action, planned)) for way in main if way.is_open],
            "side_ways": [way for way in ways if way.is_side and way.is_open],
            "barred_ways": [way for way in main if way.held and not way.separate],
            "obstacles": obstacles,
            "written_in": _written_in(user, candidacy, obstacles),
            "may_edit_words": may(user, "nomination.edit", candidacy),
            "file_facts": _file_facts(candidacy),
        }
    )


def _class_first(user, candidacy: Candidacy, main: list[Way]) -> dict:
    """For who would take the next step: the class that comes before it, and those to propose the person for."""
    learning = None
    if any(way.is_open for way in main):
        learning = learning_of([candidacy]).get(candidacy.pk)
    proposes = learning is not None and learning.course is None
    return {"learning": learning, "classes_to_propose": courses_for(user, candidacy) if proposes else []}


def _written_in(user, candidacy: Candidacy, obstacles) -> list[Tab]:
    codes = {requirement.code.partition("_")[0] for way in obstacles for requirement in way.missing}
    parts = {_WRITTEN_IN[code.removesuffix("s")] for code in codes if code.removesuffix("s") in _WRITTEN_IN}
    tabs = [Tab(part.label, candidacy.get_part_url(part)) for part in FilePart if part in parts]
    if codes & _OF_PERSON and may(user, "person.change", candidacy.person):
        tabs.append(
            Tab("thông tin của người này", reverse("members:person_edit", args=[candidacy.person_id]))
        )
    return tabs


def _dossier(user, candidacy: Candidacy, sight: Sight) -> dict:
    if not sight.dossier:
        return {"shows_words": True}
    prefetch_related_objects([candidacy], "papers")
    return classes_context(user, candidacy.person) | {
        "shows_words": True,
        "open_courses": courses_for(user, candidacy),
        "papers": checklist(candidacy),
        "may_edit_papers": may(user, "paper.edit", candidacy),
        "may_edit_consent": may(user, "paper.consent", candidacy),
    }


def _opinions(user, candidacy: Candidacy, sight: Sight) -> dict:
    prefetch_related_objects([candidacy], "helpers__person")
    return {
        "helpers": candidacy.helpers.all() if sight.dossier else [],
        "resolutions": resolutions_for(user, candidacy, sight),
    }


def _documents(user, candidacy: Candidacy, sight: Sight) -> dict:
    return {"may_draft": sight.votes and _has_words_of_decision(candidacy)}


def _road(user, candidacy: Candidacy, sight: Sight) -> dict:
    prefetch_related_objects([candidacy], "steps__desk")
    return {"steps": timeline(candidacy, sight)}


_FILLED_BY = {
    FilePart.SUMMARY: _summary,
    FilePart.DOSSIER: _dossier,
    FilePart.OPINIONS: _opinions,
    FilePart.DOCUMENTS: _documents,
    FilePart.ROAD: _road,
}


def _person(user, candidacy: Candidacy) -> dict:
    person = candidacy.person
    facts = [
        ("Ngày sinh", person.birth_date),
        ("Số CCCD", person.masked_citizen_id),
        ("Chức vụ", person.job_title),
        ("Đơn vị", str(person.department or "")),
    ]
    return {
        "person_facts": facts,
        "person_url": person.get_absolute_url() if may(user, "view", person) else "",
    }


def _has_words_of_decision(candidacy: Candidacy) -> bool:
    voted = any(r.kind == ResolutionKind.CELL and not r.superseded for r in candidacy.resolutions.all())
    return bool(voted and candidacy.committee and candidacy.authority)


def _file_facts(candidacy: Candidacy) -> list[tuple]:
    facts = [
        ("Đường giới thiệu", candidacy.get_route_display()),
        ("Tổ chức giới thiệu", str(candidacy.nominator or "Chi bộ tự lập hồ sơ")),
        ("Chi bộ", str(candidacy.cell)),
        ("Đảng ủy cơ sở", str(candidacy.committee or "")),
        ("Cấp có thẩm quyền", str(candidacy.authority or "")),
        ("Quy định áp dụng", str(candidacy.policy)),
        ("Ngày lập", candidacy.opened_on),
    ]
    later = [
        ("Ngày gửi chi bộ", candidacy.sent_on),
        ("Ngày công nhận cảm tình Đảng", candidacy.listed_on),
        ("Ngày bắt đầu lập hồ sơ", candidacy.dossier_started_on),
        ("Ngày kết thúc", candidacy.closed_on),
    ]
    return facts + [(label, day) for label, day in later if day]


def _decisions(user, candidacy: Candidacy, sight: Sight) -> list[dict]:
    """The union reads number and date of the valid one; those who see the decision itself get its address."""
    prefetch_related_objects([candidacy], "decisions__number")
    if not candidacy.decisions.all():
        return []
    seen = with_fate(visible_to(user, Decision).filter(candidacy=candidacy)).select_related("number")
    rows = [{"decision": each, "url": reverse("ceremonies:decision_detail", args=[each.pk])} for each in seen]
    if rows or not sight.union:
        return rows
    valid = in_force(candidacy.decisions.all()).select_related("number")
    return [{"decision": each, "url": ""} for each in valid]
