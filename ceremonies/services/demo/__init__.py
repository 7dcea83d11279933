"""A ministry office that does not exist, with files in every state, made step by step through the services."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from ceremonies.models import Candidacy
from ceremonies.services.demo.ceremonies import prepare_ceremony
from ceremonies.services.demo.lists import bring_lists
from ceremonies.services.demo.notices import tell_notices
from ceremonies.services.demo.office import FOUNDED
from ceremonies.services.demo.rules import play_rules
from ceremonies.services.demo.sources import bring_sources
from ceremonies.services.demo.stage import Stage
from ceremonies.services.demo.telling import tell
from ceremonies.services.policies import load_policies
from members import clock
from members.models import Organisation, Person, User
from members.services.errors import Refused


def is_demo() -> bool:
    return User.objects.filter(is_demo=True).exists()


@transaction.atomic
def load_demo() -> bool:
    """All of it or nothing; False when it is there already. Refused on a database that somebody uses."""
    if is_demo():
        return False
    if any(model.objects.exists() for model in (User, Organisation, Person, Candidacy)):
        raise Refused(
            "Cơ sở dữ liệu này đã có dữ liệu thật nên không nạp dữ liệu dùng thử. "
            "Hãy dùng một thư mục dữ liệu mới: scripts/run --data THƯ_MỤC."
        )
    present = clock.today()
    with clock.at(timezone.make_aware(datetime.combine(FOUNDED, time(8)))):
        load_policies()
        stage = Stage(present)
    tell(stage, present)
    play_rules(stage, present)
    bring_lists(stage, present)
    bring_sources(stage, present)
    prepare_ceremony(stage, present)
    tell_notices(present)
    return True
