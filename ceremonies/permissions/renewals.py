"""The cell makes old papers again and says since when the dossier counts, until it votes."""

from ceremonies.choices import State
from ceremonies.permissions.verifications import keeps_file
from members.permissions import RULES, rule


@rule("dossier.renew")
def _may_renew(user, candidacy):
    return candidacy.state == State.DOSSIER and keeps_file(user, candidacy)


RULES["dossier.redate"] = _may_renew
