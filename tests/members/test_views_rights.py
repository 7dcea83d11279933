"""Each page × each account of the cast. The verdicts are written down here, from the rules, not from the code."""

import pytest
from django.db import transaction

from members.choices import ImportState
from members.models import ImportBatch
from members.urls import urlpatterns
from tests.access_table import TABLE
from tests.cast import OFFICES, PLAIN
from tests.members.pages import url
from tests.members.staged import batch_of, row

EVERYBODY = {row[0] for row in (*OFFICES, *PLAIN)} - {"da_khoa"}
UNIONS = {"doan_vien", "doan_bi_thu", "doan_khac", "cong_doan", "cong_doan_chu_tich"}
PARTY_KEEPERS = {"chi_bo", "chi_bo_khac", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren"}
OFFICE_HOLDERS = UNIONS | PARTY_KEEPERS | {"kiem_tra", "quan_tri"}
#: Hoài An belongs to CD1 and TCD and works in PM1, which CB1 looks after; `ung_vien` is her own account.
KEEPERS_OF_AN = OFFICE_HOLDERS - {"doan_khac", "chi_bo_khac", "kiem_tra"}
SEE_AN = KEEPERS_OF_AN | {"kiem_tra", "ung_vien"}
#: Gia Bình belongs to CD2 and works in PM2, which CB2 looks after.
SEE_BINH = {"doan_khac", "doan_bi_thu", "chi_bo_khac", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren"} | {
    "kiem_tra",
    "quan_tri",
}
ADMIN = {"quan_tri"}
KEEPERS_OF_DUC = {"van_phong", "dang_uy"} | ADMIN
OVER_CD1 = {"doan_vien", "doan_bi_thu"} | ADMIN
OVER_CB1 = {"chi_bo", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren"} | ADMIN
IMPORTERS = UNIONS | PARTY_KEEPERS | ADMIN
#: Sent by the union of CD1: seen by its sender and by those who may send such a list for CD1.
SEE_THE_LIST = {"doan_vien", "doan_bi_thu"} | ADMIN
#: What the acts on a list need; the others do not look at it.
SENT = {"version": 1, "sheet": "Danh sách", "header_row": 1, "encoding": "none"}

PAGES = {  # page: (its address, who gets it, who is told 403); everybody else is told 404
    "org_tree": (lambda c: url("org_tree"), EVERYBODY, set()),
    "org_detail": (lambda c: url("org_detail", c.CB1), EVERYBODY, set()),
    "org_export": (lambda c: url("org_export"), OFFICE_HOLDERS, EVERYBODY),
    "org_members_export": (lambda c: url("org_members_export", c.CD1), OVER_CD1, EVERYBODY),
    "org_party_register_export": (
        lambda c: url("org_party_register_export", c.CB1),
        OVER_CB1,
        EVERYBODY,
    ),
    "org_create": (lambda c: url("org_create"), ADMIN, EVERYBODY),
    "org_edit": (lambda c: url("org_edit", c.CB1), ADMIN, EVERYBODY),
    "term_create": (lambda c: url("term_create", c.DUC), KEEPERS_OF_DUC, EVERYBODY),
    "term_edit": (lambda c: url("term_edit", c.DUC, c.DUC.terms.get()), KEEPERS_OF_DUC, EVERYBODY),
    "authority_end": (
        lambda c: url("authority_end", c.DUB, c.DUB.authorities.get()),
        ADMIN,
        EVERYBODY,
    ),
    "authority_create": (lambda c: url("authority_create", c.DUC), ADMIN, EVERYBODY),
    "person_list": (lambda c: url("person_list"), OFFICE_HOLDERS, EVERYBODY),
    "person_export": (lambda c: url("person_export"), OFFICE_HOLDERS, EVERYBODY),
    "suggest_people": (lambda c: url("suggest_people"), OFFICE_HOLDERS, EVERYBODY),
    "person_create": (lambda c: url("person_create"), OFFICE_HOLDERS - {"kiem_tra"}, EVERYBODY),
    "person_detail": (lambda c: url("person_detail", c.an), SEE_AN, set()),
    "person_detail_binh": (lambda c: url("person_detail", c.binh), SEE_BINH, set()),
    "person_edit": (lambda c: url("person_edit", c.an), KEEPERS_OF_AN, SEE_AN),
    "person_access": (lambda c: url("person_access", c.an), KEEPERS_OF_AN | {"ung_vien"}, SEE_AN),
    "membership_create": (lambda c: url("membership_create", c.an), KEEPERS_OF_AN, SEE_AN),
    "membership_end": (
        lambda c: url("membership_end", c.an, c.an.memberships.get(organisation=c.CD1)),
        {"doan_vien", "doan_bi_thu", "quan_tri"},
        SEE_AN,
    ),
    "appointment_list": (lambda c: url("appointment_list"), ADMIN, EVERYBODY),
    "appointment_export": (lambda c: url("appointment_export"), ADMIN, EVERYBODY),
    "appointment_create": (lambda c: url("appointment_create"), ADMIN, EVERYBODY),
    "appointment_end": (
        lambda c: url("appointment_end", c.chi_bo.appointments.get()),
        ADMIN,
        {"chi_bo"},
    ),
    "account_list": (lambda c: url("account_list"), ADMIN, EVERYBODY),
    "account_export": (lambda c: url("account_export"), ADMIN, EVERYBODY),
    "account_create": (lambda c: url("account_create"), ADMIN, EVERYBODY),
    "account_edit": (lambda c: url("account_edit", c.chi_bo), ADMIN, EVERYBODY),
    "suggest_accounts": (lambda c: url("suggest_accounts"), ADMIN, EVERYBODY),
    "suggest_organisations": (lambda c: url("suggest_organisations"), EVERYBODY, set()),
    "import_list": (lambda c: url("import_list"), IMPORTERS, EVERYBODY),
    "import_export": (lambda c: url("import_export"), IMPORTERS, EVERYBODY),
    "import_create": (lambda c: url("import_create"), IMPORTERS, EVERYBODY),
    "import_template": (lambda c: url("import_template", "people"), UNIONS | ADMIN, EVERYBODY),
    "import_detail": (lambda c: url("import_detail", _batch(c)), SEE_THE_LIST, set()),
    "import_names": (lambda c: url("import_names", _batch(c)), SEE_THE_LIST, set()),
    "import_columns": (lambda c: url("import_columns", _batch(c)), SEE_THE_LIST, set()),
    "import_details": (lambda c: url("import_details", _batch(c)), SEE_THE_LIST, set()),
    "import_answers": (lambda c: url("import_answers", _batch(c)), SEE_THE_LIST, set()),
    "import_original": (lambda c: url("import_original", _batch(c)), SEE_THE_LIST, set()),
    "import_return": (lambda c: url("import_return", _batch(c)), SEE_THE_LIST, set()),
    "import_progress": (lambda c: url("import_progress", _batch(c)), SEE_THE_LIST, set()),
    "import_undo": (lambda c: url("import_undo", _written(c)), SEE_THE_LIST, set()),
}

ACTS = {  # only sent, never opened: who may, who is told 403
    "person_citizen_id": (lambda c: url("person_citizen_id", c.an), KEEPERS_OF_AN, SEE_AN),
    "account_reset_password": (lambda c: url("account_reset_password", c.chi_bo), ADMIN, EVERYBODY),
    "account_lock": (lambda c: url("account_lock", c.nguoi_la), ADMIN, EVERYBODY),
    "account_unlock": (lambda c: url("account_unlock", c.da_khoa), ADMIN, EVERYBODY),
    "import_header": (lambda c: url("import_header", _batch(c)), SEE_THE_LIST, set()),
    "import_encoding": (lambda c: url("import_encoding", _batch(c)), SEE_THE_LIST, set()),
    "import_capitals": (lambda c: url("import_capitals", _batch(c)), SEE_THE_LIST, set()),
    "import_apply": (lambda c: url("import_apply", _batch(c)), SEE_THE_LIST, set()),
    "import_cancel": (lambda c: url("import_cancel", _batch(c)), SEE_THE_LIST, set()),
}


def _batch(cast) -> ImportBatch:
    return batch_of(cast, row(2))


def _written(cast) -> ImportBatch:
    return batch_of(cast, row(2), state=ImportState.APPLIED)


def verdicts(allowed, refused) -> dict[str, str]:
    return {
        account: "yes" if account in allowed else "403" if account in refused else "404"
        for account in EVERYBODY
    }


def answered(response) -> str:
    return "yes" if response.status_code in (200, 201, 302) else str(response.status_code)


@pytest.mark.parametrize("opened", PAGES)
def test_who_gets_a_page(cast, client, opened):
    address, allowed, refused = PAGES[opened]
    address, found = address(cast), {}
    for account in EVERYBODY:
        client.force_login(cast.users[account])
        found[account] = answered(client.get(address))
    assert found == verdicts(allowed, refused)


@pytest.mark.parametrize("act", ACTS)
def test_who_may_act(cast, client, act):
    """What one of them did is undone before the next one tries."""
    address, allowed, refused = ACTS[act]
    address, found = address(cast), {}
    for account in EVERYBODY:
        client.force_login(cast.users[account])
        with transaction.atomic():
            found[account] = answered(client.post(address, SENT))
            transaction.set_rollback(True)
    assert found == verdicts(allowed, refused)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_never_a_page(cast, client, act):
    client.force_login(cast.quan_tri)
    assert client.get(ACTS[act][0](cast)).status_code == 405


@pytest.mark.parametrize("page", [*PAGES, *ACTS])
def test_strangers_are_sent_to_sign_in(cast, client, page):
    address = (PAGES | ACTS)[page][0](cast)
    assert client.get(address).headers["Location"].startswith("/dang-nhap/?next=")


def test_a_closed_account_is_a_stranger(cast, client):
    client.force_login(cast.da_khoa)
    assert client.get(url("org_tree")).headers["Location"].startswith("/dang-nhap/?next=")


def test_every_address_of_the_app_is_in_these_tables():
    """Or in those of tests/access/."""
    elsewhere = {
        row["address"].removeprefix("members:") for row in TABLE if row["address"].startswith("members:")
    }
    names = {pattern.name for pattern in urlpatterns} - (elsewhere - PAGES.keys() - ACTS.keys())
    assert names == {page for page in PAGES if page != "person_detail_binh"} | set(ACTS)
