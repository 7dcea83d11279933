"""Who gets what answer from which address: the tables that `tests.access_table` reads, written from the rules."""

import logging
import re
from http.cookies import SimpleCookie

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils.html import escape

from ceremonies.choices import State
from members.services.stored_files import store_file
from tests.access_table import ACCOUNTS, GROUPS, GUESTS, PEOPLE, STATES, TABLE, expected, rows_of
from tests.addresses import Addresses, make_batch, routes
from tests.cast import make_cast
from tests.road import bring

pytestmark = pytest.mark.pages

ALWAYS = {"django_session", "cache"}  # any answer may write these: who is signed in, failed attempts
_WRITE = re.compile(r'(?:INSERT INTO|INSERT OR IGNORE INTO|UPDATE|DELETE FROM) "(\w+)"')


class Visitor:
    """Somebody at a browser that forgets everything between two addresses except who is signed in."""

    def __init__(self, user):
        client = Client()
        if user is not None:
            client.force_login(user)
        self._cookies = client.cookies.output(header="", sep=";")

    def ask(self, method, url, body=None):
        client = Client()
        client.cookies = SimpleCookie(self._cookies)
        return client.get(url) if method == "GET" else client.post(url, body)


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    """One cast for the whole module, gone at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cast()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(cast):
    return {name: Visitor(cast.users.get(name)) for name in PEOPLE}


@pytest.fixture
def world(cast, db, request):
    """The cast with a staged list and a file of Hoài An in this state; undone after the test."""
    file = bring(cast, State(request.param)) if request.param else None
    for paper in file.papers.filter(kind="cv") if file else []:
        paper.file = store_file(b"%PDF-1.4 %%EOF", content_type="application/pdf")
        paper.file_name = "ly-lich.pdf"
        paper.save()
    return Addresses(cast, make_batch(cast), file)


def asked(visitor, method, url, body) -> tuple[int, set[str]]:
    """The status and the tables that were written to; nothing remains."""
    written = set()

    def watch(execute, sql, params, many, context):
        found = _WRITE.match(sql)
        if found:
            written.add(found[1])
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(watch):
            status = visitor.ask(method, url, body).status_code
        transaction.set_rollback(True)
    return status, written


def test_every_address_is_in_the_table():
    listed = {(row["address"].split()[0], row["method"]) for row in TABLE}
    assert listed == {(name, method) for name in routes() for method in ("GET", "POST")}


def test_every_name_in_the_table_is_somebody():
    names = " ".join(
        GROUPS.get(name, name)
        for row in TABLE
        for exception in row["exceptions"].split(";")
        for name in exception.split()[1:]
    )
    assert set(names.split()) - set(ACCOUNTS) == set()


@pytest.fixture(autouse=True)
def _quiet():
    """Refusals are what is tested here; thousands of kept log records are slow."""
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("django.request").setLevel(logging.NOTSET)


@pytest.mark.usefixtures("frameless")
@pytest.mark.parametrize("world", STATES, indirect=True, ids=lambda state: state or "no file")
def test_who_gets_what(world, visitors, request):
    wrong, changed = [], []
    for address, row in rows_of(request.node.callspec.params["world"]):
        url = world.url(address)
        for person in PEOPLE:
            body = world.body(address) if row["method"] == "POST" else None
            status, written = asked(visitors[person], row["method"], url, body)
            wanted = expected(row, person)
            if status != wanted:
                wrong.append((address, row["method"], person, f"wanted {wanted}", f"got {status}"))
            if not _may_write(row["method"], status, person) and written - ALWAYS - _traces(row["method"]):
                changed.append((address, row["method"], person, status, written))
    assert (wrong, changed) == ([], [])


def _may_write(method, status, person) -> bool:
    return method == "POST" and person not in GUESTS and status in (200, 201, 302)


def _traces(method) -> set[str]:
    """A page that was read leaves an entry in the audit; a form that was not taken leaves nothing."""
    return {"members_auditentry"} if method == "GET" else set()


STRANGERS = ["doan_khac", "chi_bo_khac", "quan_tri"]


@pytest.mark.parametrize(
    "world", ["", "dossier", "decided"], indirect=True, ids=lambda state: state or "no file"
)
def test_what_is_hidden_looks_like_what_is_not_there(world, visitors, request):
    different = []
    for address, row in rows_of(request.node.callspec.params["world"]):
        urls = world.url(address), world.url(address, absent=True)
        closed = [person for person in STRANGERS if expected(row, person) == 404]
        if urls[0] != urls[1] and address.startswith("members:account_"):
            closed = [person for person in STRANGERS if person != "quan_tri"]
        for person in closed:
            answers = [visitors[person].ask(row["method"], url, {}) for url in urls]
            hidden, absent = [_plain(*each) for each in zip(answers, urls, strict=True)]
            if hidden != absent:
                different.append((address, row["method"], person))
    assert different == []


def _plain(response, url) -> tuple[int, str]:
    """Without the token of the form, and the address itself where the page repeats it."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, body.replace(escape(url), "")
