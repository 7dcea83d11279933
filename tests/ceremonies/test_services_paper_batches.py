"""Many papers at once: each made once whatever happens to the worker, rights asked again when it works."""

import io
import signal
import zipfile
from datetime import date
from importlib import import_module
from uuid import uuid4

import pikepdf
import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Decision, Document, PaperBatch
from ceremonies.services.paper_batches import (
    jobs,
    kind_of,
    make_batch,
    progress,
    progress_of,
    read_batch,
    redo_batch,
)
from members.models import AuditEntry, Membership, Person
from members.services.audit import broken_links
from members.services.errors import Conflict, Refused
from members.services.stored_files import read_file
from tests.cast import make_cast
from tests.ceremonies.crowd import crowd
from tests.ceremonies.paper_facts import text
from tests.ceremonies.working import wait_for, work, worker
from tests.crowd import scratch_database
from tests.road import bring, details_of, nominate, take

SIGNED = {"dated": "2026-06-01", "signer_name": "Phạm Quốc Dũng", "signer_office": "Bí thư", "words": {}}
HANDED = {
    "reason": "trình kết nạp",
    "taker_name": "Lê An",
    "taker_office": "Văn thư",
    "taker_body": "Đảng ủy",
}


def order(cast, kind: str, rows, account="chi_bo", organisation="CB1", **details) -> PaperBatch:
    wanted = {"words": {}, "form_key": uuid4()} | details
    return make_batch(
        actor=cast.users[account],
        organisation=cast.organisations[organisation],
        kind=kind_of(kind),
        files=[row.pk for row in rows],
        **wanted,
    )


def finished(batch: PaperBatch) -> PaperBatch:
    work()
    return PaperBatch.objects.get(pk=batch.pk)


def papers(batch: PaperBatch) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(read_file(batch.archive))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


@pytest.fixture
def three(cast) -> list[Candidacy]:
    return [bring(cast, State.DOSSIER, person) for person in crowd(cast, 3)]


def test_issued_decisions_leave_as_the_stored_bytes_in_the_order_chosen(cast):
    for person in crowd(cast, 3):
        bring(cast, State.DECIDED, person)
    chosen = list(Decision.objects.order_by("-pk"))
    batch = order(cast, "decisions", chosen, "ban_to_chuc", "DUB")
    assert (batch.state, progress_of(batch).percent) == ("waiting", 0)

    batch = finished(batch)

    assert (batch.state, batch.done, batch.left_out, progress_of(batch)) == ("ready", 3, [], None)
    assert list(papers(batch)) == [f"0{n}-qd-du-{slug}.pdf" for n, slug in SLUGS]
    assert list(papers(batch).values()) == [read_file(each.pdf) for each in chosen]
    assert pages(read_file(batch.print_file)) == sum(pages(content) for content in papers(batch).values())
    acts = AuditEntry.objects.filter(object_id=batch.pk, object_type="ceremonies.paperbatch")
    assert list(acts.order_by("seq").values_list("action", flat=True)) == [
        "paper_batch.create",
        "paper_batch.finish",
    ]


SLUGS = [(3, "phan-thuy-duong"), (2, "ngo-bao-long"), (1, "vu-cam-tu")]


def test_a_guide_for_each_file_is_made_once_and_kept(cast, three):
    batch = finished(order(cast, "application", three))
    assert (batch.state, batch.left_out) == ("ready", [])
    made = Document.objects.filter(kind="application")
    assert set(made.values_list("candidacy", flat=True)) == {file.pk for file in three}
    assert len(papers(batch)) == 3
    redo_batch(actor=cast.chi_bo, batch=batch)
    assert finished(batch).state == "ready"
    assert Document.objects.count() == 3


def test_drafts_carry_a_mark_and_leave_nothing(cast, three):
    voted = bring(cast, State.AT_AUTHORITY)
    batch = finished(order(cast, "drafts", [voted, *three], "van_phong", "DUC"))
    [content] = papers(batch).values()
    assert "DỰ THẢO" in text(content)
    assert [name for _, name, _ in batch.left_out] == [file.person.full_name for file in three]
    assert all(why.startswith("Chưa lập được dự thảo") for *_, why in batch.left_out)
    assert (Document.objects.count(), Decision.objects.count()) == (0, 0)


def test_where_nothing_can_be_made_the_batch_says_why(cast, three):
    batch = finished(order(cast, "cell_resolution", three, words=SIGNED))
    assert (batch.state, batch.archive, len(batch.left_out)) == ("failed", None, 3)
    assert "Không lập được văn bản nào" in batch.failure


def test_ordered_twice_with_one_key_it_is_one_batch(cast, three):
    key = uuid4()
    first, second = (order(cast, "application", three, form_key=key) for _ in range(2))
    assert (first, PaperBatch.objects.count(), DBTaskResult.objects.count()) == (second, 1, 1)
    with pytest.raises(Conflict):
        order(cast, "application", three, "van_phong", "DUC", form_key=key)


@pytest.mark.parametrize(
    ("account", "organisation"),
    [("kiem_tra", "DUC"), ("chi_bo", "CB2"), ("doan_vien", "CD1"), ("quan_tri", "CB1")],
)
def test_who_keeps_no_files_there_orders_nothing(cast, three, account, organisation):
    with pytest.raises(PermissionDenied):
        order(cast, "application", three, account, organisation)
    assert PaperBatch.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "account", "organisation"),
    [("youth_resolution", "chi_bo", "CB1"), ("application", "doan_bi_thu", "DTN")],
)
def test_neither_party_nor_union_orders_the_papers_of_the_other(cast, three, kind, account, organisation):
    with pytest.raises(PermissionDenied):
        order(cast, kind, three, account, organisation)


def test_files_of_others_cannot_be_slipped_in(cast, three):
    with pytest.raises(Refused, match="không còn trong phạm vi"):
        order(cast, "application", three, "chi_bo_khac", "CB2")
    with pytest.raises(Refused, match="không còn trong phạm vi"):
        order(cast, "youth_resolution", three, "doan_khac", "CD2")


def test_as_many_as_allowed_and_no_more(cast, three, monkeypatch):
    kinds = import_module(
        "ceremonies.services.paper_batches.kinds"
    )  # hidden behind the function of this name
    monkeypatch.setattr(kinds, "MOST_FILES", 2)
    with pytest.raises(Refused, match="từ 1 đến 2"):
        order(cast, "application", three)
    with pytest.raises(Refused, match="từ 1 đến 2"):
        order(cast, "application", [])


# --- rights in the job --------------------------------------------------------------------------


def test_an_office_lost_before_the_worker_came_counts(cast, three):
    batch = order(cast, "application", three)
    cast.chi_bo.appointments.update(ends_on="2025-06-30")
    batch = finished(batch)
    assert (batch.state, Document.objects.count()) == ("failed", 0)
    assert batch.failure == "Người yêu cầu không còn quyền lập văn bản cho tổ chức này."


def test_a_file_that_moved_away_meanwhile_is_left_out_without_its_name(cast, three):
    batch = order(cast, "application", three)
    moved = three[1]
    take(cast, moved, Action.MOVE, "chi_bo", reason="Chuyển công tác", **details_of(cast)[Action.MOVE])
    batch = finished(batch)
    assert (batch.state, batch.left_out) == (
        "ready",
        [[moved.pk, "Một hồ sơ", "Không còn trong phạm vi của đồng chí."]],
    )
    assert len(papers(batch)) == 2


def test_what_was_made_is_not_handed_out_once_a_file_is_no_longer_theirs(cast, three):
    batch = finished(order(cast, "application", three))
    assert read_batch(actor=cast.chi_bo, batch=batch, part="archive").startswith(b"PK")
    assert AuditEntry.objects.latest("seq").action == "paper_batch.download"
    take(cast, three[0], Action.MOVE, "chi_bo", reason="Chuyển công tác", **details_of(cast)[Action.MOVE])
    with pytest.raises(Refused, match="không còn trong phạm vi"):
        read_batch(actor=cast.chi_bo, batch=batch, part="archive")
    for other in ("van_phong", "dang_uy", "chi_bo_khac"):
        with pytest.raises(PermissionDenied):
            read_batch(actor=cast.users[other], batch=batch, part="archive")


def test_nobody_makes_papers_about_themselves(cast):
    [person] = crowd(cast, 1)
    file = bring(cast, State.DOSSIER, person)
    cast.chi_bo.person = person
    cast.chi_bo.save()
    batch = finished(order(cast, "application", [file]))
    assert (batch.state, Document.objects.count()) == ("failed", 0)


# --- one paper about several --------------------------------------------------------------------


def test_the_list_laid_before_a_meeting_has_a_row_for_each(cast):
    files = [bring(cast, State.AT_COMMITTEE, person) for person in crowd(cast, 2)]
    batch = finished(order(cast, "proposal_list", files, "van_phong", "DUC", words=SIGNED))
    assert (batch.state, batch.failure) == ("ready", "")
    document = Document.objects.get(kind="proposal_list")
    assert (document.candidacy, document.about, document.organisation) == (None, batch.pk, cast.DUC)
    [content] = papers(batch).values()
    words = text(content)
    assert "DANH SÁCH trích ngang đề nghị kết nạp đảng viên" in words
    assert "Danh sách này có 02 quần chúng" in words
    assert "05-NQ/CB" in words.replace("05-NQ/ CB", "05-NQ/CB")
    for file in files:
        assert file.person.full_name.split()[-1] in words


def test_a_recognition_list_wants_people_who_were_admitted(cast):
    file = bring(cast, State.DOSSIER)
    with pytest.raises(Refused, match="không ghi được vào danh sách này: Nguyễn Hoài An"):
        order(cast, "recognition_list", [file], words=SIGNED)


def test_the_recognition_list_says_since_when(cast):
    file = bring(cast, State.RECOGNITION_CELL_VOTED)
    batch = finished(order(cast, "recognition_list", [file], words=SIGNED))
    [content] = papers(batch).values()
    words = text(content)
    assert "công nhận đảng viên chính thức" in words
    assert "01-QĐ/ĐU" in words
    assert str(file.ceremony_on.year) in words


def test_the_slip_names_both_sides_and_counts_the_papers(cast):
    files = [bring(cast, State.CELL_VOTED, person) for person in crowd(cast, 2)]
    batch = finished(order(cast, "handover_slip", files, words=SIGNED | {"words": HANDED}))
    [content] = papers(batch).values()
    words = text(content)
    assert "PHIẾU GIAO NHẬN HỒ SƠ trình kết nạp" in words
    assert "người nhận: đồng chí Lê An, Văn thư" in words
    assert "Tổng số: 02 hồ sơ" in words


# --- the worker ---------------------------------------------------------------------------------


def test_a_job_that_no_worker_survives_is_given_up(cast, three):
    batch = order(cast, "application", three)
    DBTaskResult.objects.update(worker_ids=["một", "hai", "ba"])
    batch = finished(batch)
    assert (batch.state, "Hãy báo người quản trị hệ thống" in batch.failure) == ("failed", True)


def test_a_batch_whose_job_is_gone_gets_another_and_the_old_one_does_nothing(cast, three):
    batch = order(cast, "application", three)
    assert jobs.requeue_orphans() == 0
    old = DBTaskResult.objects.get()
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    assert jobs.requeue_orphans() == 1
    new = DBTaskResult.objects.ready().get()
    DBTaskResult.objects.filter(pk=old.pk).update(status=TaskResultStatus.READY)
    DBTaskResult.objects.filter(pk=new.pk).update(status=TaskResultStatus.FAILED)
    assert finished(batch).state == "waiting"
    DBTaskResult.objects.filter(pk=new.pk).update(status=TaskResultStatus.READY)
    assert finished(batch).state == "ready"


def test_when_no_worker_comes_the_page_can_tell(cast, three, monkeypatch):
    batch = order(cast, "application", three)
    assert progress_of(batch).late is False
    monkeypatch.setattr(progress, "PATIENCE", -1)
    assert progress_of(batch).late is True
    caches["progress"].clear()


@pytest.fixture
def scratch(transactional_db, tmp_path):
    with scratch_database(tmp_path) as name:
        yield name


@pytest.mark.slow
def test_killed_in_the_middle_it_is_finished_with_every_paper_once(scratch, tmp_path):
    """200 guides; the worker dies after some of them and the next one makes the rest."""
    cast, log, count = make_cast(), tmp_path / "worker.log", 200
    files = [_file(cast, number) for number in range(count)]
    batch = order(cast, "application", files)

    def now() -> PaperBatch:
        return PaperBatch.objects.get(pk=batch.pk)

    with worker(scratch, log) as process:
        wait_for(lambda: now().done >= 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
    before = Document.objects.count()
    assert (now().state, 20 <= before < count) == ("making", True)
    with worker(scratch, log):
        wait_for(lambda: not now().is_busy)
    assert (now().state, now().left_out, len(papers(now()))) == ("ready", [], count)
    made = Document.objects.filter(kind="application").values_list("candidacy", flat=True)
    assert sorted(made) == sorted(file.pk for file in files)
    assert AuditEntry.objects.filter(action="document.make").count() == count
    assert AuditEntry.objects.filter(action="paper_batch.finish").count() == 1
    assert list(broken_links()) == []


def _file(cast, number: int) -> Candidacy:
    """A file at the cell, as its office opens one."""
    person = Person.objects.create(
        full_name=f"Lê Văn Mẫu {number}",
        sort_key=f"mau {number:03}",
        search_key=f"le van mau {number}",
        birth_date=date(1999, 1, 1),
        sex="male",
        native_place="xã Mẫu",
        department=cast.PM1,
    )
    Membership.objects.create(person=person, organisation=cast.CD1, joined_on=date(2015, 3, 26))
    file = nominate(cast, person)
    Candidacy.objects.filter(pk=file.pk).update(sent_on="2026-01-05", listed_on="2026-01-06")
    return file
