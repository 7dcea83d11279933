"""Files under their SHA-256: written, flushed, renamed, and only then known to the database."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from members.models import StoredFile


def file_path(sha256: str) -> Path:
    return Path(settings.DATA_DIR) / "files" / sha256[:2] / sha256[2:4] / sha256


def store_file(content: bytes, *, content_type: str) -> StoredFile:
    """Keeps the bytes for ever; equal bytes once. Call inside the transaction that refers to them."""
    sha256 = hashlib.sha256(content).hexdigest()
    list(StoredFile.objects.select_for_update().filter(sha256=sha256).values_list("pk"))  # see forget_bytes
    target = file_path(sha256)
    if not (target.exists() and target.read_bytes() == content):  # a damaged file is made whole again
        _write(target, content)
    return StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "content_type": content_type}
    )[0]


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.rename(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class DamagedFile(Exception):
    """The bytes on disk are not those that were stored, or are gone."""


def read_file(stored: StoredFile) -> bytes:
    """The stored bytes, checked against their SHA-256."""
    path = file_path(stored.sha256)
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise DamagedFile(stored.sha256)
    return content


def forget_bytes(stored: StoredFile, *, besides: QuerySet) -> bool:
    """Removes the bytes, and keeps their SHA-256, unless a row other than `besides` refers to them.

    The last thing in a transaction; whoever stores the same bytes meanwhile waits for its end and writes them again.
    """
    StoredFile.objects.select_for_update().get(pk=stored.pk)
    if any(_refer(relation, stored, besides) for relation in _relations()):
        return False
    file_path(stored.sha256).unlink(missing_ok=True)
    return True


def _relations() -> list:
    fields = StoredFile._meta.get_fields(include_hidden=True)
    return [field for field in fields if field.auto_created and not field.concrete]


def _refer(relation, stored: StoredFile, besides: QuerySet) -> bool:
    found = relation.related_model._base_manager.filter(**{relation.field.name: stored})
    if relation.related_model is besides.model:
        found = found.exclude(pk__in=besides.values("pk"))
    return found.exists()
