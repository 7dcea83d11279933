"""The child's side of `reading.process`: its limits, and messages behind their length on its two pipes."""

import resource
import struct
import sys

MEMORY = 512 * 1024**2
CPU_SECONDS = 8
_LENGTH = struct.Struct(">I")


def limit(*, largest_file: int = 0) -> None:
    """No more memory, time or files than these, for the rest of this process; sizes in bytes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def receive() -> bytes:
    (length,) = _LENGTH.unpack(sys.stdin.buffer.read(_LENGTH.size))
    return sys.stdin.buffer.read(length)


def send(message: bytes) -> None:
    sys.stdout.buffer.write(_LENGTH.pack(len(message)) + message)
    sys.stdout.buffer.flush()
