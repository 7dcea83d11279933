"""Who reads, makes and signs the papers of a file, a ceremony, a class."""

from django.db.models import Exists, OuterRef, Q

from ceremonies.models import Candidacy, Decision, Document, HelperAssignment, Resolution, SignedCopy
from ceremonies.permissions.files import helped_by, of_party
from members.choices import Right
from members.clock import today
from members.models import Organisation
from members.permissions import RULES, grants_of, rule, scope, visibility, visible_to

#: Sheets that help the person concerned to write by hand; the person reads them too.
GUIDES = frozenset({"application", "cv", "self_review", "member_cv", "member_sheet"})
#: What a helper writes and signs, `about` being the assignment.
OF_HELPER = frozenset({"introduction", "helper_remarks"})
#: Without votes and opinions: the helper reads these, as the dossier.
OF_DOSSIER = GUIDES | OF_HELPER | {"class_certificate", "new_member_class", "being_helped"}
#: What the union itself resolved.
OF_UNION = frozenset({"youth_resolution", "union_resolution", "union_minutes"})
#: One paper for all whom a meeting resolved on.
OF_SEVERAL = frozenset({"union_minutes", "listing_resolution", "helper_resolution", "procedure_proposal"})


@visibility(Document)
def documents_visible_to(user):
    """Follows the file, the ceremony's cell, the class; a list of several files the organisation that made it."""
    nominated = scope(user, Right.VIEW_NOMINATIONS, "candidacy__nominator__path")
    helped = Q(candidacy__in=Candidacy.objects.filter(helped_by(user)))
    seen = of_party(user, "candidacy__") | (helped & Q(kind__in=OF_DOSSIER))
    seen |= nominated & Q(kind__in=OF_UNION)
    if user.person_id:
        seen &= ~Q(candidacy__person=user.person_id) & ~(
            Q(kind__in=OF_SEVERAL) & Exists(_naming(user.person_id, OuterRef("candidacy")))
        )
        seen |= Q(candidacy__person=user.person_id, kind__in=GUIDES)
    without_file = (
        scope(user, Right.VIEW_CANDIDACIES, "ceremony__cell__path")
        | scope(user, Right.VIEW_CANDIDACIES, "course__organisation__path")
        | (scope(user, Right.VIEW_CANDIDACIES, "organisation__path") & Q(ceremony=None))
    )
    return Document.objects.filter(seen | (without_file & Q(candidacy=None)))


def _naming(person: int, file):
    """A resolution on the paper's file that was one on this person too: nobody reads votes about themselves."""
    same = {name: OuterRef(name) for name in ("body", "matter", "kind", "number", "held_on")}
    own = Resolution.objects.filter(**same, candidacy__person=person)
    return Resolution.objects.filter(Exists(own), candidacy=file)


def _is_named_beside(user, file: Candidacy) -> bool:
    """Asked of the database once within a request that only reads: a page asks for each kind of paper."""
    if not user.person_id:
        return False
    known = (getattr(user, "grants_cache", None) or {}).get("seen", {})
    key = ("named beside", file.pk)
    if key not in known:
        known[key] = _naming(user.person_id, file).exists()
    return known[key]


@visibility(SignedCopy)
def signed_copies_visible_to(user):
    documents = visible_to(user, Document).filter(pk=OuterRef("document"))
    decisions = visible_to(user, Decision).filter(pk=OuterRef("decision"))
    return SignedCopy.objects.filter(Exists(documents) | Exists(decisions))


@rule("documents.list")
def _may_list(user, obj):
    grants = grants_of(user)
    return grants.holds(Right.VIEW_CANDIDACIES) or grants.holds(Right.VIEW_NOMINATIONS)


@rule("document.make")
def _may_make(user, document: Document):
    """Who keeps files at the organisation that issues it; the union its own; the helper guides and what is theirs."""
    file = document.candidacy
    if file and file.person_id == user.person_id:
        return False
    if document.kind in OF_SEVERAL and file and _is_named_beside(user, file):
        return False
    if file and document.kind in OF_UNION:
        grants = grants_of(user)
        rights = (Right.DRAFT_NOMINATION, Right.RESOLVE_NOMINATION)
        return any(grants.cover(right, file.nominator) for right in rights)
    return grants_of(user).cover(Right.KEEP_CANDIDACY, document.organisation) or _is_theirs(user, document)


@rule("move.certify")
def _may_certify(user, committee: Organisation):
    """The committee of the place that was left says that the person was being helped there (06-HD/TW §3.9)."""
    return grants_of(user).cover(Right.KEEP_CANDIDACY, committee)


def _is_theirs(user, document: Document) -> bool:
    if not (document.candidacy and user.person_id):
        return False
    if document.kind in OF_HELPER:
        helped = HelperAssignment.objects.filter(pk=document.about, person=user.person_id)
        return helped.filter(Q(ends_on=None) | Q(ends_on__gte=today())).exists()
    file = Candidacy.objects.filter(helped_by(user), pk=document.candidacy_id)
    return document.kind in GUIDES and file.exists()


@rule("document.void")
def _may_void(user, document: Document):
    return document.number_id is not None and RULES["document.make"](user, document)


@rule("paper.sign")
def _may_keep_signed(user, paper: Document | Decision):
    """The organisation that issued it, and the cell whose file it belongs to; nobody signs a guide."""
    file = paper.candidacy
    if file and file.person_id == user.person_id:
        return False
    at_the_cell = bool(file) and grants_of(user).cover(Right.KEEP_CANDIDACY, file.cell)
    if isinstance(paper, Decision):
        return at_the_cell or grants_of(user).cover(Right.KEEP_CANDIDACY, paper.organisation)
    if paper.kind in GUIDES:
        return False
    return RULES["document.make"](user, paper) or (at_the_cell and paper.kind not in OF_UNION)
