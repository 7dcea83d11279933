"""What a hostile browser, address, name or form cannot do."""

import re

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from django.utils.http import urlencode

from ceremonies.choices import State
from ceremonies.models import Candidacy
from members.models import ImportBatch, ImportRow, Organisation, Person, User
from tests.addresses import ABSENT, Addresses, make_batch, routes
from tests.cast import PASSWORD
from tests.markup import parsed
from tests.partyportal.test_headers import CSP, content_security_policy
from tests.replay import replayed
from tests.road import bring, nominate
from tests.signed_in import signed_in

READERS = ["doan_vien", "chi_bo", "cap_tren", "quan_tri", "ung_vien"]


@pytest.fixture
def world(cast):
    """A decided file, a staged list; every address and form can be filled, and what they need is there."""
    return replayed(lambda: filled_world(cast), "web safety")


def filled_world(cast) -> Addresses:
    world = Addresses(cast, make_batch(cast), bring(cast, State.DECIDED))
    for name in addresses():
        world.url(name)
        world.body(name)
    return world


def addresses() -> list[str]:
    """Each route once; the step is one that the file can take."""
    return [f"{name} void_decision" if name.endswith("candidacy_act") else name for name in sorted(routes())]


def filled(world) -> list[tuple[str, str]]:
    """(address, url) for the addresses that a decided file can fill."""
    return [(name, world.url(name)) for name in addresses()]


def tables(exempt=()) -> dict:
    """Every row of every table, as far as a request may not touch it unasked."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - {"django_session", "cache", *exempt}
        found = {}
        for name in sorted(name for name in names if not name.startswith("members_person_words")):
            cursor.execute(f'SELECT * FROM "{name}"')
            found[name] = sorted(map(repr, cursor.fetchall()))
    return found


# --- forged forms -------------------------------------------------------------------------------------------------


@pytest.mark.pages
@pytest.mark.parametrize("reader", [None, "cap_tren", "quan_tri"])
def test_a_form_from_elsewhere_is_refused_everywhere(world, reader):
    client = Client(enforce_csrf_checks=True)
    if reader:
        client.force_login(world.cast.users[reader])
    before = tables()
    answers = {name: client.post(url, world.body(name)).status_code for name, url in filled(world)}
    assert answers == dict.fromkeys(answers, 403)
    assert tables() == before


def test_another_sites_form_is_refused_even_with_a_token(cast):
    client = Client(enforce_csrf_checks=True)
    page = client.get("/dang-nhap/").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
    sent = {"login": "chi_bo", "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/dang-nhap/", sent, headers={"origin": "https://xau.vi-du.vn"}).status_code == 403
    assert client.post("/dang-nhap/", sent).status_code == 302


# --- methods ------------------------------------------------------------------------------------------------------


@pytest.mark.pages
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_no_address_knows_other_methods(world, method):
    client = signed_in(world.cast.quan_tri)
    answers = {name: client.generic(method, url).status_code for name, url in filled(world)}
    assert answers == dict.fromkeys(answers, 405)


@pytest.mark.pages
@pytest.mark.usefixtures("frameless")
def test_asking_for_heads_and_options_changes_nothing(world):
    clients = [signed_in(world.cast.users[reader]) for reader in ("cap_tren", "quan_tri")]
    before = tables(exempt=["members_auditentry"])
    for client in clients:
        for _, url in filled(world):
            assert client.head(url).status_code < 500
            assert client.options(url).status_code < 500
    assert tables(exempt=["members_auditentry"]) == before


# --- headers, and what stands in names ------------------------------------------------------------------------------

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
DOWNLOAD = {"sandbox", "default-src 'none'"}

PAYLOAD = "\"'><u id=xss>{{7}}"  # 18 characters: fits into the shortest text
#: Not typed by anybody, or frozen.
FIXED = {
    "Policy",
    "StoredFile",
    "AuditEntry",
    "Decision",
    "Step",
    "Document",
    "SignedCopy",
    "Move",
    "Remark",
    "Due",
    "CountedLot",
    "CountedFile",
    "CountedSteps",
}
NOT_TYPED = {"password", "username", "sha256", "citizen_id", "content_type", "list_name"}


def plant() -> int:
    """Writes the payload into every text that people type."""
    planted = 0
    for model in [
        *apps.get_app_config("members").get_models(),
        *apps.get_app_config("ceremonies").get_models(),
    ]:
        names = [
            field.name
            for field in model._meta.fields
            if isinstance(field, models.CharField | models.TextField)
            and not (field.choices or field.unique or not field.editable or field.name in NOT_TYPED)
        ]
        if names and model.__name__ not in FIXED:
            planted += len(names) * model.objects.update(**dict.fromkeys(names, PAYLOAD))
    message = {"level": "warning", "column": PAYLOAD, "text": PAYLOAD}
    repair = {"column": PAYLOAD, "old": PAYLOAD, "new": PAYLOAD, "why": PAYLOAD}
    for row in ImportRow.objects.all():
        row.data |= {"key": PAYLOAD, "values": {PAYLOAD: PAYLOAD}, "before": {PAYLOAD: PAYLOAD}}
        row.data |= {"messages": [message], "repaired": [repair]}
        row.save()
    planted += ImportRow.objects.count()
    for batch in ImportBatch.objects.all():
        batch.understood |= {"letterhead": [PAYLOAD], "notes": [PAYLOAD], "skipped": [[1, PAYLOAD, PAYLOAD]]}
        batch.understood |= {"unknown_names": {PAYLOAD: {"rows": 1, "nearest": [[1, PAYLOAD]]}}}
        batch.save()
    return planted


@pytest.mark.pages
def test_every_answer_carries_the_headers_and_names_are_text(world):
    """Pages, and what they answer to a form full of such names."""
    bodies = {name: dict.fromkeys(world.body(name), PAYLOAD) for name in addresses()}
    pages = filled(world)
    assert plant() > 50
    live, mentioned = [], 0
    for reader in READERS:
        client = signed_in(world.cast.users[reader])
        for name, url in pages:
            with transaction.atomic():
                answers = [client.get(url)]
                if not name.startswith("account_"):
                    answers.append(client.post(url, bodies[name]))
                transaction.set_rollback(True)
            world.url(name)  # stores a file again whose bytes a step removed
            for answer in answers:
                assert headers_of(answer) == HEADERS, name
                if name not in ("live", "ready"):
                    assert answer.headers["Cache-Control"] == "no-store, private", name
                if answer.headers["Content-Type"].startswith("text/html"):
                    html = answer.content.decode()
                    mentioned += "xss" in html
                    if parsed(html).find(".//u") is not None:
                        live.append((name, reader, answer.request["REQUEST_METHOD"]))
    assert live == []
    assert mentioned > 50


def headers_of(answer) -> dict:
    """Of a file that is downloaded the sandbox is asked, of a page the policy."""
    is_file = "attachment" in answer.headers.get("Content-Disposition", "")
    assert content_security_policy(answer) == (DOWNLOAD if is_file else CSP)
    return {key: answer.headers.get(key) for key in HEADERS}


# --- where one is led ---------------------------------------------------------------------------------------------

ELSEWHERE = [
    "https://xau.vi-du.vn/",
    "//xau.vi-du.vn/",
    "///xau.vi-du.vn/",
    "/\\xau.vi-du.vn/",
    "\\\\xau.vi-du.vn/",
    "http:xau.vi-du.vn",
    "javascript:alert(1)",
    "data:text/html,x",
    " //xau.vi-du.vn/",
    "/\t/xau.vi-du.vn/",
    "https://testserver@xau.vi-du.vn/",
    "https://testserver.xau.vi-du.vn/",
    "//testserver:80@xau.vi-du.vn",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_nowhere_else(cast, client, target):
    sent = {"login": "chi_bo", "password": PASSWORD, "next": target}
    answer = client.post(f"/dang-nhap/?{urlencode({'next': target})}", sent)
    assert (answer.status_code, answer.url) == (302, "/")


def test_signing_in_leads_back_to_the_page_one_wanted(cast, client):
    answer = client.post("/dang-nhap/", {"login": "chi_bo", "password": PASSWORD, "next": "/ho-so/"})
    assert (answer.status_code, answer.url) == (302, "/ho-so/")


# --- fields nobody asked for --------------------------------------------------------------------------------------

EXTRA = {
    "id": "1",
    "pk": "1",
    "state": "decided",
    "desk": "1",
    "authority": "1",
    "person_id": "1",
    "path": "000001",
    "sort_key": "a",
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "",
    "is_demo": "on",
    "must_change_password": "",
    "sent_on": "01/01/2026",
    "uploaded_by": "1",
}


@pytest.mark.parametrize(
    "address, reader, model",
    [
        ("members:person_edit", "chi_bo", Person),
        ("members:org_edit", "quan_tri", Organisation),
        ("members:account_edit", "quan_tri", User),
        ("ceremonies:nomination_edit", "doan_vien", Candidacy),
    ],
)
def test_fields_that_a_form_does_not_show_stay(cast, address, reader, model):
    world = Addresses(cast, make_batch(cast), nominate(cast))
    client, left = signed_in(cast.users[reader]), []
    for extra in ({}, EXTRA):
        with transaction.atomic():
            answer = client.post(world.url(address), extra | world.body(address))
            left.append((answer.status_code, list(model.objects.order_by("pk").values())))
            transaction.set_rollback(True)
    assert left[0] == left[1]


def test_a_nomination_cannot_be_opened_half_way(cast):
    world = Addresses(cast, make_batch(cast))
    body = EXTRA | world.body("ceremonies:nomination_create")
    answer = signed_in(cast.doan_vien).post(world.url("ceremonies:nomination_create"), body)
    file = Candidacy.objects.get()
    assert (answer.status_code, file.state, file.sent_on, file.desk) == (302, "draft", None, cast.CD1)


# --- sessions -----------------------------------------------------------------------------------------------------


def test_a_locked_account_is_out_at_its_next_click(cast):
    theirs = signed_in(cast.nguoi_la)
    assert theirs.get("/").status_code == 200
    signed_in(cast.quan_tri).post(f"/tai-khoan/{cast.nguoi_la.pk}/khoa/")
    answer = theirs.get("/")
    assert (answer.status_code, answer.url) == (302, "/dang-nhap/?next=/")


def test_a_new_password_ends_every_session(cast):
    theirs = signed_in(cast.nguoi_la)
    signed_in(cast.quan_tri).post(f"/tai-khoan/{cast.nguoi_la.pk}/mat-khau/")
    assert theirs.get("/").status_code == 302


def test_an_ended_office_is_gone_at_the_next_click(cast):
    theirs = signed_in(cast.kiem_tra)
    assert theirs.get("/ho-so/").status_code == 200
    cast.kiem_tra.appointments.update(ends_on="2026-01-01")
    assert theirs.get("/ho-so/").status_code == 403


# --- nonsense -----------------------------------------------------------------------------------------------------

PARAMETERS = """
    q after before outcome kind organisation sex standing age_from age_to state cell year person user parent
    account role period id cap ngay so next large_type phan
""".split()  # noqa: SIM905 — easier to read
LONG = "9" * 5000
REFUSALS = (403, 404, 405)
NONSENSE = ["x" * 300, "%00", "%ED%A0%80", "1" + "0" * 30, LONG, "-1", "%EF%BC%91", "2026-99-99", "["]


@pytest.mark.slow
@pytest.mark.usefixtures("frameless")
def test_nonsense_in_an_address_is_never_an_error_of_the_server(world):
    asked = [(PARAMETERS, value) for value in NONSENSE]
    asked += [(PARAMETERS[first::3], value) for first in range(3) for value in ("%00", LONG)]
    queries = ["&".join(f"{name}={value}" for name in names) for names, value in asked]
    pages = [url.partition("?")[0] for name, url in filled(world) if not name.startswith("account_log")]
    failed, opened = [], set()
    for reader in ("cap_tren", "doan_vien", "quan_tri"):
        client = signed_in(world.cast.users[reader])
        theirs = [
            page for page in pages if page not in opened and client.get(page).status_code not in REFUSALS
        ]
        failed += [
            (page, query)
            for place, page in enumerate(theirs)
            for query in (
                queries if _is_list(page) else [*queries[:2], queries[2 + place % (len(queries) - 2)]]
            )
            if client.get(f"{page}?{query}").status_code >= 500
        ]
        opened |= set(theirs)
    assert failed == []
    assert len(opened) > 100


def _is_list(page: str) -> bool:
    """Reads many of the parameters: gets all the nonsense, the others some of it in turn."""
    return not re.search(r"/[0-9]+/", page)


#: What no database is asked about is tried on one.
KEYS = [
    *("1" + "0" * 30, LONG, "%00"),
    *(pytest.param(key, marks=pytest.mark.pages) for key in ("0", "-1", "1.0", "%EF%BC%91")),
]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key[:31])
def test_a_key_that_names_nothing_is_not_found(world, key):
    client = signed_in(world.cast.cap_tren)
    for name in addresses():
        url = world.url(name, absent=True).partition("?")[0]
        if str(ABSENT) in url and not name.startswith("members:account_"):
            answer = client.get(url.replace(str(ABSENT), key))
            assert answer.status_code in (403, 404, 405), name


BAD_TEXTS = {
    "nul": "\x00",
    "long": "x" * 300_000,
    "huge number": "1" + "0" * 30,
    "many digits": LONG,
    "marks": "\u202e\u0301" * 50,
    "negative": "-1",
}


@pytest.mark.usefixtures("frameless")
@pytest.mark.parametrize(
    "value",
    [
        pytest.param(text, id=name, marks=() if name in ("nul", "long", "huge number") else pytest.mark.pages)
        for name, text in BAD_TEXTS.items()
    ],
)
def test_nonsense_in_a_form_is_never_an_error_of_the_server(world, value):
    """Each form sent by the first of these who may."""
    taken = {"account_login", "account_logout", "account_change_password"}
    for reader in ("cap_tren", "doan_vien", "quan_tri", "chi_bo"):
        client = signed_in(world.cast.users[reader])
        for name, url in filled(world):
            if name in taken:
                continue
            body = {key: kept if key == "file" else value for key, kept in world.body(name).items()}
            with transaction.atomic():
                status = client.post(url, body).status_code
                transaction.set_rollback(True)
            assert status < 500, name
            if status not in REFUSALS:
                taken.add(name)
    assert len(taken) > 70
