"""A dossier older than twelve months (domain.md §1.9)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, State
from ceremonies.models import FormerPaper, Opinion, Paper
from ceremonies.selectors.facts import missing_for
from ceremonies.services.candidacies import save_paper
from ceremonies.services.renewals import read_former_paper, redate_dossier, renew_papers
from members import clock
from members.clock import today
from members.models import AuditEntry
from members.permissions import may
from members.services.errors import Conflict, Refused
from members.services.stored_files import store_file
from tests.road import bring, day, fill_papers

MADE_AGAIN = {"introduction", "union_resolution", "opinions"}


@pytest.fixture
def file(cast):
    """A dossier of thirteen months ago, complete at that time."""
    with clock.at(clock.now() - timedelta(days=400)):
        file = bring(cast, State.DOSSIER)
        fill_papers(cast, file)
    return file


def renew(cast, file, account="chi_bo", **values):
    given = {"version": file.version, "started_on": today(), "things_changed": False}
    return renew_papers(actor=cast.users[account], candidacy=file, **given | values)


def dated(file) -> set[str]:
    return set(file.papers.filter(issued_on__isnull=False).values_list("kind", flat=True))


def codes(file) -> set[str]:
    file.refresh_from_db()
    return {r.code for r in missing_for(file, Action.RECORD_CELL_VOTE, today())}


def test_exactly_the_old_papers_are_made_again_and_application_and_cv_stay(cast, file):
    before = {(p.kind, p.issued_on, p.number) for p in file.papers.filter(kind__in=MADE_AGAIN)}
    former = renew(cast, file)
    assert {(p.kind, p.issued_on, p.number) for p in former} == before
    assert dated(file) == {"certificate", "application", "cv", "verification"}
    file.refresh_from_db()
    assert (file.dossier_started_on, file.state) == (today(), State.DOSSIER)


def test_until_they_are_there_the_cell_cannot_vote(cast, file):
    assert "dossier_expired" in codes(file)
    renew(cast, file)
    assert codes(file) >= {"paper_introduction", "paper_union_resolution", "paper_opinions"}
    assert "dossier_expired" not in codes(file)
    for paper in file.papers.filter(kind__in=MADE_AGAIN):
        paper.issued_on, paper.number = today(), "7-NQ/ĐTN"
        save_paper(actor=cast.chi_bo, paper=paper, version=paper.version)
    assert not codes(file) & {"dossier_expired", "paper_introduction", "paper_union_resolution"}


def test_the_old_paper_itself_is_not_taken_again(cast, file):
    renew(cast, file)
    paper, former = file.papers.get(kind="opinions"), FormerPaper.objects.get(kind="opinions")
    paper.issued_on = former.issued_on
    with pytest.raises(Refused, match="ngày mới phải sau ngày"):
        save_paper(actor=cast.chi_bo, paper=paper, version=paper.version)


def test_what_changed_in_the_cv_is_verified_again(cast, file):
    renew(cast, file, things_changed=True)
    assert "verification" not in dated(file)


def test_everybody_is_asked_again_and_the_audit_knows_what_they_had_said(cast, file):
    figures = {"held_on": day(380), "people": 9, "agree": 8, "against": 1}
    Opinion.objects.create(candidacy=file, kind="youth_union", asked_of="Chi đoàn Một", **figures)
    renew(cast, file)
    row = Opinion.objects.get()
    assert (row.held_on, row.people, row.version) == (None, None, 2)
    [told] = AuditEntry.objects.get(action="dossier.renew").data["opinions"]
    assert (told["asked_of"], told["agree"], told["against"]) == ("Chi đoàn Một", 8, 1)


def test_the_scan_of_the_old_paper_can_still_be_read(cast, file):
    scan = store_file(b"%PDF-1.4 cu %%EOF", content_type="application/pdf")
    Paper.objects.filter(candidacy=file, kind="introduction").update(file=scan, file_name="cu.pdf")
    renew(cast, file)
    former = FormerPaper.objects.get(kind="introduction")
    assert read_former_paper(actor=cast.giup_do, paper=former) == b"%PDF-1.4 cu %%EOF"
    with pytest.raises(PermissionDenied):
        read_former_paper(actor=cast.ung_vien, paper=former)


def test_a_dossier_that_still_holds_is_left_alone(cast):
    file = bring(cast, State.DOSSIER)
    with pytest.raises(Refused, match="còn trong thời hạn"):
        renew(cast, file)


def test_twice_the_same_click_and_nothing_more_is_blanked(cast, file):
    renew(cast, file)
    with pytest.raises((Conflict, Refused)):
        renew(cast, file)
    assert FormerPaper.objects.count() == 3


def test_the_day_of_the_dossier_is_corrected_with_a_reason(cast, file):
    redate_dossier(
        actor=cast.chi_bo,
        candidacy=file,
        version=file.version,
        started_on=day(200),
        reason="Theo giấy giới thiệu.",
    )
    file.refresh_from_db()
    assert file.dossier_started_on == day(200)
    entry = AuditEntry.objects.get(action="dossier.redate")
    assert (entry.data["reason"], entry.data["after"]) == ("Theo giấy giới thiệu.", day(200).isoformat())
    with pytest.raises(Conflict):
        redate_dossier(
            actor=cast.chi_bo, candidacy=file, version=file.version - 1, started_on=day(9), reason="x"
        )


@pytest.mark.parametrize("started_on, reason", [(day(-1), "Lý do"), (day(1), " "), (day(365 * 60), "Lý do")])
def test_a_day_that_cannot_be_or_has_no_reason_is_refused(cast, file, started_on, reason):
    with pytest.raises(Refused):
        redate_dossier(
            actor=cast.chi_bo, candidacy=file, version=file.version, started_on=started_on, reason=reason
        )


@pytest.mark.parametrize("account", ["van_phong", "kiem_tra", "giup_do", "doan_vien", "ung_vien", "quan_tri"])
def test_only_the_cell(cast, file, account):
    assert [may(cast.users[account], f"dossier.{act}", file) for act in ("renew", "redate")] == [False, False]
    with pytest.raises(PermissionDenied):
        renew(cast, file, account)
