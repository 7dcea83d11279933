"""Opening a file, its words while it is a draft, and the papers of its dossier."""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from ceremonies.choices import Action, PaperKind, State
from ceremonies.models import Candidacy, Paper, Policy, Step
from ceremonies.services.candidacies import (
    edit_nomination,
    open_by_cell,
    read_paper,
    save_paper,
)
from ceremonies.services.workflow import act
from members.choices import DecisionMode, OrganisationKind
from members.clock import today
from members.models import AuditEntry, DecisionAuthority, Organisation, StoredFile, User
from members.services.errors import Conflict, Refused
from members.services.organisations import write_organisation
from members.services.stored_files import DamagedFile, file_path
from tests.cast import OFFICES, PLAIN
from tests.road import bring, fill_papers, nominate, take, vote

ACCOUNTS = [row[0] for row in (*OFFICES, *PLAIN)]


def own_file(cast, **values) -> Candidacy:
    known = {"actor": cast.chi_bo, "person": cast.chau, "cell": cast.CB1, "strengths": "Gương mẫu."}
    return open_by_cell(**known | {"form_key": uuid4()} | values)


# --- opening ------------------------------------------------------------------------------------


def test_a_new_file_knows_its_desk_its_committees_and_its_rules(cast):
    candidacy = nominate(cast)
    assert (candidacy.state, candidacy.desk) == (State.DRAFT, cast.CD1)
    assert (candidacy.cell, candidacy.committee, candidacy.authority) == (cast.CB1, cast.DUC, cast.DUB)
    assert (candidacy.policy.code, candidacy.opened_on) == ("294-2025", today())
    step = candidacy.steps.get()
    assert (step.action, step.source, step.target, step.actor) == ("open", "", "draft", cast.doan_vien)
    assert AuditEntry.objects.latest("seq").action == "candidacy.open"


def test_a_file_keeps_the_rules_it_was_opened_under(cast):
    candidacy = nominate(cast)
    newer = Policy.objects.get(code="294-2025")
    newer.pk, newer.code, newer.effective_from = None, "mới", today()
    newer.save(force_insert=True)
    assert Candidacy.objects.get(pk=candidacy.pk).policy.code == "294-2025"
    assert own_file(cast).policy.code == "mới"


def test_committees_are_found_upwards_through_a_section_committee(cast):
    section = write_organisation(
        actor=None,
        organisation=Organisation(
            kind=OrganisationKind.SECTION_COMMITTEE, code="DBP", name="Đảng ủy bộ phận", parent=cast.DUC
        ),
    )
    cast.CB1.parent = section
    write_organisation(actor=None, organisation=cast.CB1)
    DecisionAuthority.objects.create(
        organisation=cast.DUC, mode=DecisionMode.COLLECTIVE, starts_on=today() - timedelta(days=9)
    )
    candidacy = nominate(cast)
    assert (candidacy.committee, candidacy.authority) == (cast.DUC, cast.DUC)


def test_who_may_open_a_file(cast):
    """A union's executives for the members of their own union; the cell's keepers for its own people."""
    opened = set()
    for account in ACCOUNTS:
        for service in (nominate, own_file):
            with suppress(PermissionDenied), transaction.atomic():
                service(cast, actor=cast.users[account])
                opened.add((account, service.__name__))
                transaction.set_rollback(True)
    assert opened == {("doan_vien", "nominate"), ("chi_bo", "own_file")}


def test_nobody_introduces_whom_they_do_not_see(cast):
    with pytest.raises(PermissionDenied):
        nominate(cast, cast.binh)
    with pytest.raises(PermissionDenied):
        own_file(cast, person=cast.binh)


def test_nobody_introduces_themselves(cast):
    cast.doan_vien.person = cast.khoa
    cast.doan_vien.save()
    with pytest.raises(Refused, match="tự giới thiệu"):
        nominate(cast, cast.khoa)
    with pytest.raises(Refused, match="tự giới thiệu"):
        own_file(cast, person=cast.dung)
    assert Candidacy.objects.count() == 0


def test_the_same_form_sent_twice_is_one_file(cast):
    key = uuid4()
    first, again = nominate(cast, form_key=key), nominate(cast, form_key=key)
    assert again == first
    assert (Candidacy.objects.count(), Step.objects.count()) == (1, 1)


def test_a_person_has_one_open_file(cast):
    candidacy = nominate(cast)
    with pytest.raises(Conflict, match="chưa kết thúc"):
        nominate(cast)
    with pytest.raises(Conflict, match="chưa kết thúc"):
        own_file(cast, person=cast.an)
    take(cast, candidacy, Action.WITHDRAW, "doan_vien", reason="Chuyển công tác")
    assert nominate(cast).pk != candidacy.pk
    with pytest.raises(IntegrityError), transaction.atomic():  # the database keeps it, whoever writes
        Candidacy.objects.filter(pk=candidacy.pk).update(closed_on=None)


def test_a_borrowed_form_key_opens_no_window_on_another_file(cast):
    key = uuid4()
    nominate(cast, form_key=key)
    other = User.objects.create(username="khac", full_name="Khác")
    for actor, person in ((other, cast.an), (cast.chi_bo, cast.chau)):
        with pytest.raises((PermissionDenied, Conflict)):
            own_file(cast, actor=actor, person=person, form_key=key)


@pytest.mark.parametrize("code", ["CB2", "DUC", "CD1", "PM1"])
def test_a_union_nominates_only_to_the_cell_it_serves(cast, code):
    with pytest.raises(Refused, match="không nhận đề nghị"):
        nominate(cast, cell=cast.organisations[code])


def test_a_base_union_nominates_to_any_open_cell_below_the_committee_it_serves(cast):
    known = {"actor": cast.doan_bi_thu, "nominator": cast.DTN}
    assert nominate(cast, cast.binh, cell=cast.CB2, **known).desk == cast.DTN
    Organisation.objects.filter(pk=cast.CB1.pk).update(closed_on=today())
    with pytest.raises(Refused, match="không nhận đề nghị"):
        nominate(cast, cell=Organisation.objects.get(pk=cast.CB1.pk), **known)


# --- the words of a draft -----------------------------------------------------------------------


def test_the_words_of_a_draft_are_changed_by_its_drafters_only(cast):
    candidacy = nominate(cast)
    candidacy.strengths = "Đã sửa"
    for account in set(ACCOUNTS) - {"doan_vien"}:
        with pytest.raises(PermissionDenied):
            edit_nomination(actor=cast.users[account], candidacy=candidacy, version=candidacy.version)
    edit_nomination(actor=cast.doan_vien, candidacy=candidacy, version=candidacy.version)
    assert Candidacy.objects.get(pk=candidacy.pk).strengths == "Đã sửa"


def test_two_drafters_at_once_never_overwrite_each_other(cast):
    candidacy = nominate(cast)
    one, other = (Candidacy.objects.get(pk=candidacy.pk) for _ in range(2))
    one.strengths, other.strengths = "Của người thứ nhất", "Của người thứ hai"
    edit_nomination(actor=cast.doan_vien, candidacy=one, version=candidacy.version)
    with pytest.raises(Conflict):
        edit_nomination(actor=cast.doan_vien, candidacy=other, version=candidacy.version)
    assert Candidacy.objects.get(pk=candidacy.pk).strengths == "Của người thứ nhất"


def test_a_draft_submitted_meanwhile_is_no_longer_edited(cast):
    """The page was opened while it was a draft; even a guessed version does not get through."""
    stale = nominate(cast)
    take(cast, Candidacy.objects.get(pk=stale.pk), Action.SUBMIT, "doan_vien")
    stale.strengths = "Sửa sau khi trình"
    for version in (stale.version, stale.version + 1):
        with pytest.raises((Conflict, PermissionDenied)):
            edit_nomination(actor=cast.doan_vien, candidacy=stale, version=version)
    assert Candidacy.objects.get(pk=stale.pk).strengths != "Sửa sau khi trình"


def test_a_submission_of_words_somebody_has_changed_is_refused(cast):
    seen = nominate(cast)
    edited = Candidacy.objects.get(pk=seen.pk)
    edit_nomination(actor=cast.doan_vien, candidacy=edited, version=edited.version)
    with pytest.raises(Conflict, match="đã cũ"):
        act(actor=cast.doan_vien, candidacy=seen, action=Action.SUBMIT, version=seen.version)


def test_the_committees_follow_the_cell_and_the_cell_is_one_the_union_serves(cast):
    known = {"actor": cast.doan_bi_thu, "nominator": cast.DTN}
    candidacy = nominate(cast, cast.binh, **known)
    DecisionAuthority.objects.create(
        organisation=cast.DUC, mode=DecisionMode.COLLECTIVE, starts_on=today() - timedelta(days=9)
    )
    candidacy.cell = cast.CB2
    candidacy = edit_nomination(actor=cast.doan_bi_thu, candidacy=candidacy, version=candidacy.version)
    kept = Candidacy.objects.get(pk=candidacy.pk)
    assert (kept.cell, kept.committee, kept.authority) == (cast.CB2, cast.DUC, cast.DUC)
    candidacy.cell = cast.DUC
    with pytest.raises(Refused, match="không nhận đề nghị"):
        edit_nomination(actor=cast.doan_bi_thu, candidacy=candidacy, version=candidacy.version)


# --- papers -------------------------------------------------------------------------------------

SCAN = b"%PDF-1.7 a scan"
READERS = {"chi_bo", "van_phong", "dang_uy", "kiem_tra", "ban_to_chuc", "cap_tren", "giup_do"}


@pytest.fixture
def dossier(cast) -> Candidacy:
    return bring(cast, State.DOSSIER)


def certificate(candidacy) -> Paper:
    return candidacy.papers.select_related("candidacy").get(kind=PaperKind.CERTIFICATE)


def keep(cast, paper, account="chi_bo", **values):
    return save_paper(actor=cast.users[account], paper=paper, version=paper.version, **values)


def test_the_cell_keeps_the_papers_and_each_change_is_written_down(cast, dossier):
    paper = certificate(dossier)
    paper.issued_on, paper.number = today(), "280/CN"
    keep(cast, paper, content=SCAN, file_name="giấy.pdf", content_type="application/pdf")
    kept = certificate(dossier)
    assert (kept.number, kept.file_name, kept.version) == ("280/CN", "giấy.pdf", 2)
    entry = AuditEntry.objects.latest("seq")
    assert (entry.action, entry.data["candidacy"], entry.data["number"]) == (
        "paper.change",
        dossier.pk,
        "280/CN",
    )
    assert entry.data["sha256"] == kept.file.sha256


def test_nobody_else_changes_a_paper(cast, dossier):
    for account in set(ACCOUNTS) - {"chi_bo"}:
        with pytest.raises(PermissionDenied):
            keep(cast, certificate(dossier), account)


def test_two_hands_on_one_paper(cast, dossier):
    one, other = certificate(dossier), certificate(dossier)
    one.number, other.number = "1", "2"
    keep(cast, one)
    with pytest.raises(Conflict):
        keep(cast, other)
    assert certificate(dossier).number == "1"


def test_a_paper_is_not_from_tomorrow(cast, dossier):
    paper = certificate(dossier)
    paper.issued_on = today() + timedelta(days=1)
    with pytest.raises(Refused, match="tương lai"):
        keep(cast, paper)


def test_a_paper_stays_as_it_was_when_the_cell_voted(cast, dossier):
    """Also when the page with the paper was opened before the vote."""
    fill_papers(cast, dossier)
    opened_before = certificate(dossier)
    assert opened_before.candidacy.state == State.DOSSIER
    take(cast, dossier, Action.RECORD_CELL_VOTE, "chi_bo", vote=vote(3), number="5")
    opened_before.number = "sửa sau khi biểu quyết"
    with pytest.raises(PermissionDenied):
        keep(cast, opened_before)
    assert certificate(dossier).number == "280/CN"


def test_who_reads_a_scan(cast, dossier):
    """Party office-holders above the cell and the helper; not the union, the person, nor the administrator."""
    keep(cast, certificate(dossier), content=SCAN, file_name="a.pdf", content_type="application/pdf")
    paper = certificate(dossier)
    for account in READERS:
        assert read_paper(actor=cast.users[account], paper=paper) == SCAN
        entry = AuditEntry.objects.latest("seq")
        assert (entry.action, entry.actor) == ("paper.read", cast.users[account])
    written = AuditEntry.objects.count()
    for account in set(ACCOUNTS) - READERS:
        with pytest.raises(PermissionDenied):
            read_paper(actor=cast.users[account], paper=paper)
    assert AuditEntry.objects.count() == written


def test_a_damaged_scan_is_never_handed_out(cast, dossier):
    scan = SCAN + b" of this test"
    paper = keep(cast, certificate(dossier), content=scan, file_name="a.pdf", content_type="application/pdf")
    file_path(paper.file.sha256).write_bytes(SCAN)
    with pytest.raises(DamagedFile):
        read_paper(actor=cast.chi_bo, paper=paper)


def test_a_scan_that_is_replaced_stays_on_disk(cast, dossier):
    paper = keep(cast, certificate(dossier), content=SCAN, file_name="a.pdf", content_type="application/pdf")
    keep(cast, paper, content=SCAN + b"2", file_name="b.pdf", content_type="application/pdf")
    assert StoredFile.objects.count() == 2
    assert certificate(dossier).file_name == "b.pdf"
