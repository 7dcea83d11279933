"""Addresses of the newer subjects: SUBJECT.csv says who gets what, SUBJECT.py how to fill address and form.

The columns are those of tests/access_table.csv.

A module defines KEYS: {view name: function of `Addresses` → keyword arguments of the address}, BODIES: {view name:
function of `Addresses` → what a right form would send} and, where an address has a query, QUERIES likewise. Objects are
made on demand, for the file of the world if there is one.
"""

from importlib import import_module
from pathlib import Path

_MODULES = [
    import_module(f"tests.access.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("*.py"))
    if path.stem != "__init__"
]


def _of_all(name: str) -> dict:
    return {view: fill for module in _MODULES for view, fill in getattr(module, name, {}).items()}


KEYS, BODIES, QUERIES = _of_all("KEYS"), _of_all("BODIES"), _of_all("QUERIES")
