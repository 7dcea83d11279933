"""Files under their hash: equal bytes once, damage never handed out, nothing half-written left behind."""

import hashlib
import os
import stat
from pathlib import Path

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from members.models import StoredFile
from members.services import stored_files
from members.services.stored_files import DamagedFile, file_path, read_file, store_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "files"


def on_disk(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_equal_bytes_are_kept_once(folder):
    first = store_file(b"abc", content_type="text/plain")
    again = store_file(b"abc", content_type="application/pdf")
    other = store_file(b"abd", content_type="text/plain")
    assert (first.pk, again.pk) == (other.pk - 1, other.pk - 1)
    assert (first.size, first.content_type) == (3, "text/plain")
    assert first.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert on_disk(folder) == sorted([file_path(first.sha256), file_path(other.sha256)])


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(st.binary(max_size=200))
def test_what_is_read_is_what_was_stored(folder, content):
    assert read_file(store_file(content, content_type="application/pdf")) == content


def test_only_its_owner_reads_it_on_disk(folder):
    stored = store_file(b"secret", content_type="application/pdf")
    assert file_path(stored.sha256).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("bit", range(0, 24, 5))
def test_every_flipped_bit_is_noticed(bit):
    stored = store_file(b"abc", content_type="text/plain")
    damaged = (int.from_bytes(b"abc", "big") ^ (1 << bit)).to_bytes(3, "big")
    file_path(stored.sha256).write_bytes(damaged)
    with pytest.raises(DamagedFile):
        read_file(stored)


@pytest.mark.parametrize("left", [b"", b"ab", b"abcd"])
def test_a_damaged_file_is_made_whole_when_its_bytes_come_again(left):
    stored = store_file(b"abc", content_type="text/plain")
    file_path(stored.sha256).write_bytes(left)
    assert store_file(b"abc", content_type="text/plain") == stored
    assert read_file(stored) == b"abc"


def test_a_lost_file_is_damage_too():
    stored = store_file(b"abc", content_type="text/plain")
    file_path(stored.sha256).unlink()
    with pytest.raises(DamagedFile):
        read_file(stored)


def full(*args, **kwargs):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("owner", "call"), [(stored_files.os, "fsync"), (Path, "rename")])
def test_a_full_disk_leaves_neither_file_nor_row(folder, monkeypatch, owner, call):
    with monkeypatch.context() as patched:
        patched.setattr(owner, call, full)
        with pytest.raises(OSError, match="No space left"), transaction.atomic():
            store_file(b"abc", content_type="text/plain")
    assert on_disk(folder) == []
    assert StoredFile.objects.count() == 0
    assert read_file(store_file(b"abc", content_type="text/plain")) == b"abc"  # and works again


def test_the_order_on_disk_is_write_flush_rename_then_row(folder, monkeypatch):
    """A row never points at bytes that a power cut can take away."""
    calls = []
    fsync, rename = os.fsync, Path.rename

    def note_fsync(handle):
        calls.append("fsync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "fsync file")
        fsync(handle)

    def note_rename(path, target):
        calls.append("rename")
        return rename(path, target)

    def note_row(execute, sql, *args):
        if sql.startswith("INSERT"):
            calls.append("row")
        return execute(sql, *args)

    monkeypatch.setattr(stored_files.os, "fsync", note_fsync)
    monkeypatch.setattr(Path, "rename", note_rename)
    with connection.execute_wrapper(note_row):
        store_file(b"abc", content_type="text/plain")
    assert calls == ["fsync file", "rename", "fsync folder", "row"]


def test_a_rolled_back_row_leaves_a_file_that_harms_nobody(folder):
    with transaction.atomic():
        store_file(b"abc", content_type="text/plain")
        transaction.set_rollback(True)
    assert StoredFile.objects.count() == 0
    assert read_file(store_file(b"abc", content_type="text/plain")) == b"abc"
