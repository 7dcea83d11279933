"""The contracts of pyproject.toml hold, and the repository says nothing about its author's machine."""

import re
import subprocess
import sys
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
MACHINE = re.compile(
    r"/(?:work|root|opt|home/\w+)/[\w.-]+|pypi\.org|pythonhosted|--index-url|--find-links \S",
)


def tracked_files():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_imports_go_down_the_layers(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    assert lint_imports(cache_dir=None) == 0


def test_no_machine_path_or_package_registry_in_the_repository():
    found = []
    for path in tracked_files():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE.finditer(text)]
    assert found == []


def test_every_locked_package_has_hashes():
    for name in ["requirements.txt", "requirements-dev.txt"]:
        packages = re.findall(r"^(\S+==\S+.*(?:\n    .*)*)", (ROOT / name).read_text(), re.MULTILINE)
        assert packages
        assert [package for package in packages if "--hash=sha256:" not in package] == []
