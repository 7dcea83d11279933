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
from tests.addresses import ACTIONS, Addresses, make_batch, routes
from tests.english import english_in
from tests.road import bring
from tests.signed_in import signed_in

pytestmark = pytest.mark.pages

READERS = ["doan_vien", "chi_bo", "quan_tri", "ung_vien"]
READERS_OF_FILES = ["doan_vien", "chi_bo", "cap_tren"]
FILE = ("candidacy", "nomination_edit", "paper", "decision", "register", "document", "signed_copy")
WITHOUT_FILE = ("list", "candidacy_export", "decision_export", "document_export", "open_by_cell")


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


def addresses(with_file: bool) -> list[str]:
    """Those that need the file of somebody, or the others."""
    found = []
    for name, route in routes().items():
        view = name.rpartition(":")[2]
        needs = view.startswith(FILE) and not view.endswith(WITHOUT_FILE)
        needs = needs or "ho-so/<int:pk>/" in str(route.pattern)
        if needs == with_file:
            found += [f"{name} {action}" for action in ACTIONS] if view == "candidacy_act" else [name]
    return found


def leaks(world: Addresses, names: list[str], readers: list[str]) -> dict:
    found = {}
    for reader in readers:
        client = signed_in(world.cast.users[reader])
        for name in names:
            url = world.url(name)
            for method, body in (("GET", None), ("POST", world.body(name))):
                with transaction.atomic():
                    answer = client.get(url) if method == "GET" else client.post(url, body, follow=True)
                    transaction.set_rollback(True)
                if answer.headers["Content-Type"].startswith("text/html"):
                    words = english_in(answer.content.decode())
                    if words:
                        found[name, reader, method] = words
                if "sessionid" not in client.cookies or not client.cookies["sessionid"].value:
                    client = signed_in(world.cast.users[reader])
    return found


def test_pages_without_a_file(cast):
    names = [name for name in addresses(with_file=False) if "decision_batch" not in name]
    assert leaks(Addresses(cast, make_batch(cast)), names, READERS) == {}


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.DOSSIER, State.AUTHORITY_VOTED, State.DECIDED, State.PROBATION]
)
def test_pages_of_a_file(cast, state):
    file = bring(cast, state)
    of_draft = ("paper", "decision", "register", "document", "signed_copy")
    missing = {State.DRAFT: of_draft, State.DECIDED: (), State.PROBATION: ()}.get(
        state, ("decision", "register", "signed_copy")
    )
    names = [n for n in addresses(with_file=True) if not n.partition(":")[2].startswith(missing)]
    assert leaks(Addresses(cast, make_batch(cast), file), names, READERS_OF_FILES) == {}


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
