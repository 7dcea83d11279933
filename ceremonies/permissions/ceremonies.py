"""Who reads and keeps the ceremonies: the cell keeps its own, the Party bodies above read.

The person concerned reads day, place and programme on the page of the own file; see `views.ceremony_panels`.
"""

from ceremonies.models import Ceremony, Photo
from members.choices import Right
from members.permissions import RULES, grants_of, rule, scope, visibility, visible_to

RULES["ceremonies.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)
RULES["ceremonies.plan"] = lambda user, obj: grants_of(user).holds(Right.KEEP_CANDIDACY)
RULES["ceremony.plan"] = lambda user, cell: grants_of(user).cover(Right.KEEP_CANDIDACY, cell)


@visibility(Ceremony)
def ceremonies_visible_to(user):
    return Ceremony.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "cell__path"))


@visibility(Photo)
def photos_visible_to(user):
    return Photo.objects.filter(ceremony__in=visible_to(user, Ceremony))


@rule("ceremony.keep")
def _may_keep(user, ceremony: Ceremony):
    """Not the ceremony in which the user is to be admitted."""
    own = (
        bool(user.person_id)
        and ceremony.admissions.filter(candidacy__person=user.person_id, dropped=False).exists()
    )
    return not own and grants_of(user).cover(Right.KEEP_CANDIDACY, ceremony.cell)
