"""What each process of a crowd does; every job answers what became of each of its attempts."""

import random
from datetime import datetime, time
from uuid import uuid4

import django
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

django.setup()  # loaded by the fork server, where no test runner has done it

from ceremonies import tasks  # noqa: E402
from ceremonies.choices import Action, DocumentType, Route  # noqa: E402
from ceremonies.models import Candidacy, Ceremony  # noqa: E402
from ceremonies.services.candidacies import open_nomination  # noqa: E402
from ceremonies.services.ceremonies import Course, hold_ceremony, plan_ceremony  # noqa: E402
from ceremonies.services.numbering import allocate  # noqa: E402
from ceremonies.services.workflow import act  # noqa: E402
from members import clock  # noqa: E402
from members.clock import now  # noqa: E402
from members.models import Organisation, Person, Term, User  # noqa: E402
from members.services.appointments import sync_grants  # noqa: E402
from members.services.audit import record  # noqa: E402
from members.services.errors import Conflict, Refused  # noqa: E402
from members.services.organisations import write_organisation  # noqa: E402
from members.services.outbox import send_waiting_mail  # noqa: E402
from members.services.stored_files import store_file  # noqa: E402


def attempt(function, **arguments):
    """["done", answer] or the name of what was raised and what it says."""
    try:
        return ["done", function(**arguments)]
    except Conflict as conflict:
        return ["Conflict", conflict.who, conflict.when.isoformat() if conflict.when else ""]
    except (Refused, DatabaseError) as error:
        return [type(error).__name__, str(error)]


def allocate_numbers(number, gate, *, organisation, rounds):
    """Every fifth transaction or so is rolled back after its number was given."""
    body, chance = Organisation.objects.get(pk=organisation), random.Random(number)  # noqa: S311
    term = Term.objects.get(organisation=body)
    for _ in range(rounds):
        with transaction.atomic():
            given = allocate(organisation=body, document_type=DocumentType.DECISION, term=term)
            rolled_back = chance.random() < 0.2
            transaction.set_rollback(rolled_back)
        yield ["rolled back" if rolled_back else "given", given.value]


def take_steps(number, gate, *, files, accounts, actions):
    """All processes try the same files in the same order, each as its own account, with its own action."""
    actor = User.objects.get(username=accounts[number])
    for pk, version in files:
        gate.wait()
        yield attempt(
            _step, actor=actor, pk=pk, version=version, action=actions[number % len(actions)], round=number
        )


def _step(*, actor, pk, version, action, round):
    reason = "" if action == Action.RECEIVE else f"Lý do {round}"
    outcome = act(actor=actor, candidacy=Candidacy(pk=pk), action=action, version=version, reason=reason)
    return "repeated" if outcome.repeated else "won"


def open_files(number, gate, *, people, accounts, keys, nominator, cell):
    """All processes nominate the same people; equal keys are one form sent many times."""
    actor = User.objects.get(username=accounts[number])
    union, party = Organisation.objects.get(pk=nominator), Organisation.objects.get(pk=cell)
    for round, pk in enumerate(people):
        person = Person.objects.get(pk=pk)
        gate.wait()
        yield attempt(
            lambda **values: open_nomination(**values).pk,
            actor=actor,
            person=person,
            nominator=union,
            cell=party,
            route=Route.YOUTH_UNION,
            strengths="Tốt",
            form_key=keys[number][round],
        )


def write_audit(number, gate, *, rounds):
    for turn in range(rounds):
        yield ["done", record(actor=None, action="test.write", process=number, turn=turn).seq]


def make_grants_equal(number, gate):
    yield attempt(sync_grants)


def store_same(number, gate, *, rounds):
    for turn in range(rounds):
        gate.wait()
        yield attempt(_store, content=b"%d" % turn)


@transaction.atomic
def _store(*, content: bytes) -> int:
    return store_file(content, content_type="x").pk


def move_organisations(number, gate, *, pairs):
    """Process 0 puts the first under the second, process 1 the second under the first, at once."""
    for pair in pairs:
        moved, above = (Organisation.objects.get(pk=pk) for pk in (pair if number == 0 else pair[::-1]))
        moved.parent = above
        gate.wait()
        yield attempt(
            lambda organisation: write_organisation(actor=None, organisation=organisation).pk,
            organisation=moved,
        )


def hold_ceremonies(number, gate, *, ceremonies, accounts):
    """All processes hold the same ceremonies, each as its own account, for everybody in them."""
    actor = User.objects.get(username=accounts[number])
    for pk in ceremonies:
        ceremony = Ceremony.objects.get(pk=pk)
        admitted = list(ceremony.admissions.values_list("pk", flat=True))
        gate.wait()
        yield attempt(_hold, actor=actor, ceremony=ceremony, admitted=admitted)


def _hold(*, actor, ceremony, admitted):
    course = Course(official_present=3, probationary_present=0, ended_at=time(10, 0))
    version = ceremony.version
    return hold_ceremony(
        actor=actor, ceremony=ceremony, version=version, admitted=admitted, came=[], course=course
    ).version


def plan_ceremonies(number, gate, *, files, accounts, cell):
    """All processes give the same people a place in a ceremony of their own."""
    actor = User.objects.get(username=accounts[number])
    for pk in files:
        file = Candidacy.objects.get(pk=pk)
        gate.wait()
        yield attempt(_plan, actor=actor, cell=Organisation.objects.get(pk=cell), file=file)


def _plan(*, actor, cell, file):
    return plan_ceremony(
        actor=actor,
        cell=cell,
        files=[file],
        starts_at=now(),
        place="Hội trường",
        host="A",
        host_office="Bí thư",
        secretary="B",
        form_key=uuid4(),
    ).pk


def send_mails(number, gate, *, port):
    """All processes empty the same outbox."""
    _lead_to(port)
    gate.wait()
    while sent := send_waiting_mail():
        yield [sent]


def send_and_die(database, port, backend):
    connections.close_all()
    connection.settings_dict["NAME"] = database
    _lead_to(port)
    settings.EMAIL_BACKEND = f"tests.smtp.{backend}"
    send_waiting_mail()


def _lead_to(port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False


def tell_of_the_day(number, gate, *, at, port):
    """All processes do the daily work of one morning."""
    _lead_to(port)
    with clock.at(datetime.fromisoformat(at)):
        gate.wait()
        yield tasks.tell_of_the_day.call()
