"""Reviews of the list of sympathisers are read by the cell and those above it, and held by the cell."""

from ceremonies.models import ListReview, ReviewEntry
from members.choices import OrganisationKind, Right
from members.permissions import RULES, grants_of, rule, scope, visibility, visible_to


@visibility(ListReview)
def reviews_visible_to(user):
    return ListReview.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "cell__path"))


@visibility(ReviewEntry)
def entries_visible_to(user):
    """Nobody reads what was said of themselves."""
    entries = ReviewEntry.objects.filter(review__in=visible_to(user, ListReview))
    return entries.exclude(candidacy__person=user.person_id) if user.person_id else entries


RULES["reviews.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)


@rule("review.hold")
def _may_hold(user, cell):
    return cell.kind == OrganisationKind.PARTY_CELL and grants_of(user).cover(Right.KEEP_CANDIDACY, cell)
