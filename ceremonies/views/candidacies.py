from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import ResolutionKind
from ceremonies.forms.filters import CandidacyFilters
from ceremonies.models import Candidacy, Decision
from ceremonies.resources.outgoing import FileResource
from ceremonies.selectors.courses import courses_for
from ceremonies.selectors.decisions import in_force, with_fate
from ceremonies.selectors.history import given_back, timeline
from ceremonies.selectors.lists import candidacies
from ceremonies.selectors.papers import checklist
from ceremonies.selectors.road import ways_of
from ceremonies.selectors.sight import Sight, resolutions_for, sight_of
from ceremonies.views.courses import classes_context
from ceremonies.views.panels import panels_of
from members.choices import OrganisationKind, Right
from members.clock import today
from members.permissions import grants_of, may, organisations_with, visible_to
from members.services.audit import record
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of

RELATED = (
    "person__department",
    "nominator",
    "cell",
    "section",
    "committee__parent",
    "authority__parent",
    "desk",
    "policy",
)
#: What rules, panels and the timeline ask about.
RELATED_ROWS = (*("steps__desk", "papers", "resolutions", "helpers__person", "verifications", "opinions"),)


@require_safe
def candidacy_list(request):
    require_may(request, "candidacies.list")
    filters = CandidacyFilters(request.GET, user=request.user)
    page = page_of(candidacies(request.user, **filters.values()), request.GET, "-opened_on", "-pk")
    keeps = organisations_with(request.user, Right.KEEP_CANDIDACY)
    may_open = keeps.filter(kind=OrganisationKind.PARTY_CELL).exists()
    in_office = grants_of(request.user).holds(Right.VIEW_CANDIDACIES)
    context = {"page": page, "filters": filters, "may_open": may_open, "in_office": in_office}
    context["may_batch"] = may(request.user, "batches.list")
    return render(request, "ceremonies/candidacy_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_export(request):
    """Not the reader's own file."""
    require_may(request, "registers.list")
    filters = CandidacyFilters(request.GET, user=request.user)
    files = candidacies(request.user, **filters.values()).exclude(person=request.user.person_id)
    export = ListExport(
        title="Hồ sơ phát triển đảng viên",
        resource=FileResource(),
        rows=files.order_by("-opened_on", "-pk"),
        counted="hồ sơ",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:candidacy_list"))


@require_safe
def candidacy_detail(request, pk):
    candidacy = get_visible_or_404(request, Candidacy, pk, *RELATED)
    record(actor=request.user, action="candidacy.read", obj=candidacy)
    sight = sight_of(request.user, candidacy)
    context = _person(request.user, candidacy) | {"candidacy": candidacy, "sight": sight}
    context["decisions"] = _decisions(request.user, candidacy, sight)
    if sight.dossier:
        context |= classes_context(request.user, candidacy.person)
        context["open_courses"] = courses_for(request.user, candidacy)
    if sight.road:
        context |= _road(request.user, candidacy, sight)
    context |= panels_of(request.user, candidacy, sight)
    return render(request, "ceremonies/candidacy_detail.html", context)


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


def _road(user, candidacy: Candidacy, sight: Sight) -> dict:
    prefetch_related_objects([candidacy], *RELATED_ROWS)
    ways = ways_of(user, candidacy, today())
    main = [way for way in ways if not way.is_side]
    return {
        "steps": timeline(candidacy, sight),
        "given_back": given_back(candidacy, sight),
        "main_ways": [way for way in main if way.is_open],
        "side_ways": [way for way in ways if way.is_side and way.is_open],
        "barred_ways": [way for way in main if way.held and not way.separate],
        "obstacles": [way for way in main if way.missing] if sight.reads_missing(candidacy.state) else [],
        "papers": checklist(candidacy) if sight.dossier else [],
        "may_edit_papers": may(user, "paper.edit", candidacy),
        "may_edit_consent": may(user, "paper.consent", candidacy),
        "may_edit_words": may(user, "nomination.edit", candidacy),
        "resolutions": resolutions_for(user, candidacy, sight),
        "may_draft": sight.votes and _has_words_of_decision(candidacy),
        "helpers": candidacy.helpers.all() if sight.dossier else [],
        "file_facts": _file_facts(candidacy),
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
    seen = with_fate(visible_to(user, Decision).filter(candidacy=candidacy)).select_related("number")
    rows = [{"decision": each, "url": reverse("ceremonies:decision_detail", args=[each.pk])} for each in seen]
    if rows or not sight.union:
        return rows
    valid = in_force(candidacy.decisions.all()).select_related("number")
    return [{"decision": each, "url": ""} for each in valid]
