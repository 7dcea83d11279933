"""A child process with limits and a two-way pipe, for everything that touches an untrusted workbook."""

import os
import select
import struct
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Self

from members.spreadsheets.refusals import UnusableFile

_ROOT = Path(__file__).parents[3]
_LENGTH = struct.Struct(">I")
_PIPE = 1024**2
_LONGEST = 16 * 1024**2
_START = """
import importlib, sys
sys.path[:0] = sys.argv[2:]
importlib.import_module(sys.argv[1]).main()
"""
UNREADABLE = (
    "Không đọc được tệp: bảng quá lớn, có ô nằm rất xa vùng danh sách, hoặc tệp đã hỏng. "
    "Hãy chép riêng phần danh sách sang một tệp mới rồi gửi lại."
)


TOO_SLOW = (
    "Đọc tệp quá lâu nên đã dừng lại: bảng quá lớn hoặc máy chủ đang bận. "
    "Hãy thử lại sau ít phút, hoặc chia danh sách thành nhiều tệp nhỏ hơn."
)


class Process:
    """Runs `main()` of a module. Messages both ways are bytes behind their length.

    The interpreter starts without environment and site: nothing outside the repository decides what runs.
    """

    def __init__(self, module: str, seconds: float, *, environment: dict[str, str] | None = None):
        """`seconds`: how long the parent waits for the child, all its answers together."""
        self._patience = seconds
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-I", "-S", "-c", _START, module, str(_ROOT), *_libraries()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environment or {},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_) -> None:
        self._child.kill()
        self._child.stdin.close()
        self._child.stdout.close()
        self._child.wait()

    def send(self, message: bytes) -> None:
        try:
            left = memoryview(_LENGTH.pack(len(message)) + message)
            while left:
                left = left[os.write(self._child.stdin.fileno(), left) :]
        except BrokenPipeError:
            raise UnusableFile(UNREADABLE) from None

    def receive(self) -> bytes:
        length = _LENGTH.unpack(self._take(_LENGTH.size))[0]
        if length > _LONGEST:
            raise UnusableFile(UNREADABLE)
        return self._take(length)

    def _take(self, length: int) -> bytes:
        taken = bytearray()
        while len(taken) < length:
            self._wait()
            part = os.read(self._child.stdout.fileno(), min(length - len(taken), _PIPE))
            if not part:
                raise UnusableFile(UNREADABLE)
            taken += part
        return bytes(taken)

    def _wait(self) -> None:
        waiting = select.poll()
        waiting.register(self._child.stdout, select.POLLIN)
        started = time.monotonic()
        ready = waiting.poll(max(self._patience, 0) * 1000)
        self._patience -= time.monotonic() - started
        if not ready:
            raise UnusableFile(TOO_SLOW)


def _libraries() -> set[str]:
    """Where the child finds what it needs from outside the standard library."""
    return {str(Path(find_spec(name).origin).parents[1]) for name in ("python_calamine", "openpyxl")}
