"""The section of a file that only the person concerned reads, and the file's word about their consent."""

from django.template.loader import render_to_string

from ceremonies.models import Candidacy
from ceremonies.selectors.courses import classes_of
from ceremonies.selectors.own import own_days, own_documents, own_words, planned_ceremony
from ceremonies.selectors.probation_tasks import tasks_of
from ceremonies.selectors.sight import Sight
from ceremonies.views.panels import file_panel
from members.clock import today
from members.models.period import current
from members.selectors.consents import last_consent


@file_panel(-20)
def own_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    if candidacy.person_id != user.person_id:
        return ""
    classes = list(classes_of(user, candidacy.person))
    now, todo = own_words(candidacy)
    context = {
        "candidacy": candidacy,
        "now": now,
        "todo": todo,
        "days": own_days(candidacy, classes),
        "ceremony": planned_ceremony(candidacy),
        "helpers": candidacy.helpers.filter(current(today())).select_related("person"),
        "classes": classes,
        "tasks": tasks_of(user, candidacy),
        "documents": own_documents(user, candidacy),
        "consent": last_consent(candidacy.person),
        "today": today(),
    }
    return render_to_string("ceremonies/own_panel.html", context)


@file_panel(-10)
def withdrawn_consent_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """Whoever works on the file is told that the person took the consent back."""
    last = last_consent(candidacy.person) if sight.votes and candidacy.is_open else None
    if last is None or not last.withdraws:
        return ""
    return render_to_string("ceremonies/consent_withdrawn_panel.html", {"last": last})
