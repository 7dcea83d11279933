"""Files under their SHA-256: written, flushed, renamed, and only then known to the database."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from members.models import StoredFile


def file_path(sha256: str) -> Path:
    return Path(settings.DATA_DIR) / "files" / sha256[:2] / sha256[2:4] / sha256


def store_file(content: bytes, *, content_type: str) -> StoredFile:
    """Keeps the bytes for ever; equal bytes once. Call inside the transaction that refers to them."""
    sha256 = hashlib.sha256(content).hexdigest()
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
