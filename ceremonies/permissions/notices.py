"""Everybody reads their own notices while they may read what those are about; nobody is told of their own file."""

from django.db.models import Exists, OuterRef, Q

from ceremonies.choices import NoticeKind
from ceremonies.models import Notice
from ceremonies.permissions.remarks import dossiers_of_others
from ceremonies.permissions.verifications import files_of_others
from members.choices import Right, Tree
from members.permissions import RULES, grants_of, visibility

RULES["reminders.manage"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_POLICIES)
RULES["reminders.keep"] = lambda user, organisation: (
    organisation.tree == Tree.PARTY and grants_of(user).cover(Right.KEEP_CANDIDACY, organisation)
)
RULES["notice.read"] = lambda user, notice: notice.user_id == user.pk
RULES["notices.wish"] = lambda user, obj: True

#: Letters about relatives, and what was decided: for the Party bodies, not for the helper.
_PARTY = Q(kind=NoticeKind.NEWS) | Q(code__startswith="letter-")


@visibility(Notice)
def notices_visible_to(user):
    of_party = Exists(files_of_others(user).filter(pk=OuterRef("candidacy")))
    of_dossier = Exists(dossiers_of_others(user).filter(pk=OuterRef("candidacy")))
    return Notice.objects.filter(Q(_PARTY, of_party) | Q(~_PARTY, of_dossier), user=user)
