"""What a cell resolved at the review of its list: who enters it and who leaves, several people in one paper."""

from functools import partial

from ceremonies.choices import DocumentType, ReviewOutcome
from ceremonies.documents.forms.cells import Named, PeopleResolutionFacts, people_resolution_snapshot
from ceremonies.models import ListReview, ReviewEntry
from ceremonies.services.documents.gathering import letterhead, name_of
from ceremonies.services.documents.minutes import keep_meeting
from ceremonies.services.documents.recipes import Recipe, Recorded, Sheet, register
from ceremonies.services.documents.recipes_listing import MEETING_OF_CELL, attended, meeting_of_cell
from ceremonies.services.policies import policy_in_force

_MATTERS = {ReviewOutcome.ENTERS: "listing", ReviewOutcome.LEAVES: "removal"}
_FORMS = {ReviewOutcome.ENTERS: "listing_resolution", ReviewOutcome.LEAVES: "removal_resolution"}


def _facts(outcome: ReviewOutcome, review: ListReview, about, sheet: Sheet) -> PeopleResolutionFacts:
    policy = policy_in_force(review.held_on, review.cell)
    entries = review.entries.filter(outcome=outcome).select_related("candidacy__person__department")
    return PeopleResolutionFacts(
        **letterhead(review.cell, sheet),
        **meeting_of_cell(review.held_on, sheet),
        level="cell",
        matter=_MATTERS[outcome],
        body_name=str(review.cell),
        legal_grounds=[policy.data["resolutions"]["cell_resolution"]],
        people=[_named(entry, sheet) for entry in entries.order_by("candidacy__person__sort_key", "pk")],
        conclusion=sheet.said("conclusion"),
        proposes_to=name_of(review.cell.parent),
    )


def _named(entry: ReviewEntry, sheet: Sheet) -> Named:
    person = entry.candidacy.person
    return Named(
        name=person.full_name,
        birth_date=person.birth_date,
        unit=name_of(person.department),
        note=entry.note,
        agreed=sheet.words["agreed"],
        against=sheet.words.get("against") or 0,
    )


def _applies(outcome: ReviewOutcome, review: ListReview) -> bool:
    return review.entries.filter(outcome=outcome).exists()


register(
    *(
        Recipe(
            kind=form,
            subject=ListReview,
            issuer=lambda review, about: review.cell,
            facts=partial(_facts, outcome),
            snapshot=people_resolution_snapshot,
            document_type=DocumentType.RESOLUTION,
            applies=partial(_applies, outcome),
            recorded=lambda review, about: Recorded(review.number, review.held_on),
            asks=MEETING_OF_CELL,
            initial=lambda review, about: attended(review.cell, review.held_on),
            remember=lambda review, about, sheet: keep_meeting(review.cell, review.held_on, sheet.words),
        )
        for outcome, form in _FORMS.items()
    )
)
