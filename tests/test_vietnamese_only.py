"""Nobody reads English: pages as several people see them, forms gone wrong, messages, refusals, lists of choices."""

import importlib
import pkgutil

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction

import ceremonies
import members
import partyportal.forms
from ceremonies.choices import State
from tests.access_table import rows_of
from tests.addresses import Addresses, make_batch
from tests.english import english_in
from tests.road import bring
from tests.signed_in import signed_in

pytestmark = pytest.mark.pages

READERS = ["doan_vien", "chi_bo", "quan_tri", "ung_vien"]
READERS_OF_FILES = ["doan_vien", "chi_bo", "cap_tren"]


@pytest.mark.parametrize(
    "html",
    [
        "<button>Save</button>",
        '<input type="submit" value="Save">',
        '<a aria-label="Close">×</a>',
        "<head><title>Not found</title></head>",
        "<p>Hồ sơ <b>saved</b></p>",
        "<p><b>Hồ sơ</b> this field is required.</p>",
    ],
)
def test_english_is_noticed(html):
    assert english_in(html) != set()


def test_a_checksum_is_not_english():
    assert english_in("<dd>9f3add0be1</dd>") == set()


def test_vietnamese_without_marks_is_not_english():
    assert english_in("<p>Trong ban, cho xem to, in nhanh, do chi quan</p><script>save()</script>") == set()


def leaks(world: Addresses, state: str, readers: list[str]) -> dict:
    """What the pages say and what they answer to a right form. Refusals are read once: one page tells them all."""
    found, refusals = {}, set()
    for reader in readers:
        client = signed_in(world.cast.users[reader])
        for address, row in rows_of(state):
            if (address, row["method"]) in refusals:
                continue
            answer = asked(client, world, address, row["method"])
            if answer.status_code in (403, 404, 405):
                refusals.add((address, row["method"]))
            words = english_in(answer.content.decode()) if is_page(answer) else set()
            if words:
                found[address, reader, row["method"]] = words
            if not client.cookies.get("sessionid") or not client.cookies["sessionid"].value:
                client = signed_in(world.cast.users[reader])
    return found


def asked(client, world: Addresses, address: str, method: str):
    """The answer, or the page to which it leads; nothing remains."""
    url = world.url(address)
    with transaction.atomic():
        answer = client.get(url) if method == "GET" else client.post(url, world.body(address), follow=True)
        transaction.set_rollback(True)
    return answer


def is_page(answer) -> bool:
    return answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "state", ["", State.DRAFT, State.DOSSIER, State.AUTHORITY_VOTED, State.DECIDED, State.PROBATION]
)
def test_pages(cast, state):
    """Without a file, and of a file in each of these states."""
    world = Addresses(cast, make_batch(cast), bring(cast, state) if state else None)
    assert leaks(world, state, READERS_OF_FILES if state else READERS) == {}


def test_a_guest(client, db):
    pages = ["/dang-nhap/", "/tai-khoan-bi-khoa/", "/khong-co-trang-nay/"]
    answers = [client.get(page) for page in pages]
    answers.append(client.post("/dang-nhap/", {"login": "", "password": ""}))
    answers.append(client.post("/dang-nhap/", {"login": "khong-co", "password": "sai"}))
    assert [english_in(answer.content.decode()) for answer in answers] == [set()] * 5


def modules(package):
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def classes(kind):
    ours = [*modules(members), *modules(ceremonies), partyportal.forms]
    found = {
        each
        for module in ours
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, kind) and each.__module__ == module.__name__
    }
    return sorted(found, key=lambda each: each.__qualname__)


def is_english(text: str, name: str) -> bool:
    return bool(english_in(f"<p>{text}</p>")) or text.lower() == name.lower().replace("_", " ")


def test_lists_of_choices_are_named_in_vietnamese():
    labels = [(choice.name, str(choice.label)) for each in classes(models.TextChoices) for choice in each]
    assert len(labels) > 50
    assert [label for name, label in labels if is_english(label, name)] == []


def test_fields_of_forms_are_named_in_vietnamese():
    fields = [
        (f"{form.__name__}.{name}", name, field)
        for form in classes(forms.BaseForm)
        for name, field in form.base_fields.items()
        if not field.widget.is_hidden and form is not partyportal.forms.WithoutPlaceholders
    ]
    assert len(fields) > 50
    assert [
        where for where, name, field in fields if not field.label or is_english(str(field.label), name)
    ] == []
    assert [where for where, name, field in fields if english_in(f"<p>{field.help_text}</p>")] == []


WRONG = ["", "x" * 5000, "31/02/2026", "-1", "999999", "khong co", "\x00", ["khong co"]]


def test_fields_complain_in_vietnamese(db):
    said = {}
    for form in classes(forms.BaseForm):
        for name, field in form.base_fields.items():
            for value in WRONG:
                said |= {
                    (form.__name__, name, text): english_in(f"<p>{text}</p>")
                    for text in complaints(field, value)
                }
    assert len(said) > 50
    assert {key: words for key, words in said.items() if words} == {}


def complaints(field, value) -> list[str]:
    try:
        field.clean(value)
    except ValidationError as error:
        return error.messages
    except (AttributeError, TypeError):  # a value of another kind of field
        return []
    return []
