"""The documentation tells the truth: generated parts, links, paths, settings, commands."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, get_commands

from ceremonies.management.commands import write_docs

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE_PATH = re.compile(
    r"`((?:members|ceremonies|partyportal|templates|static|tests|scripts|docs|benchmarks)/[^`\s]*)`"
)
SETTING = re.compile(r"\benv(?:\.\w+)?\(\"(\w+)\"|os\.environ\.get\(\"(\w+)\"\)")

every_page = pytest.mark.parametrize("document", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def test_generated_parts_are_as_the_code_has_them(capsys):
    call_command("write_docs", "--check")
    assert capsys.readouterr().out == "Tài liệu đúng với mã nguồn.\n"


def test_a_stale_part_is_found_and_put_right(monkeypatch, tmp_path, capsys):
    for name in write_docs.FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text())
    stale = tmp_path / "docs/permissions.md"
    true = stale.read_text()
    stale.write_text(true.replace("| here |", "| nowhere |"))
    monkeypatch.setattr(write_docs, "ROOT", tmp_path)
    with pytest.raises(CommandError, match=r": docs/permissions\.md\. Chạy write_docs"):
        call_command("write_docs", "--check")
    call_command("write_docs")
    assert capsys.readouterr().out == "Đã viết lại: docs/permissions.md.\n"
    assert stale.read_text() == true


def test_every_block_is_on_a_page():
    placed = [
        name
        for page in write_docs.FILES
        for _, name, _ in write_docs.MARKED.findall((ROOT / page).read_text())
    ]
    assert sorted(placed) == sorted(write_docs.BLOCKS)


@every_page
def test_links_lead_somewhere(document):
    broken = []
    for link in LINK.findall(document.read_text()):
        target, _, anchor = link.partition("#")
        if target.startswith(("http://", "https://")):
            continue
        path = (document.parent / target).resolve() if target else document
        if not path.exists() or (anchor and anchor not in anchors(path)):
            broken.append(link)
    assert broken == []


def test_pictures_are_small_and_shown():
    shown = {(page.parent / link).resolve() for page in PAGES for link in LINK.findall(page.read_text())}
    for picture in (ROOT / "docs/images").iterdir():
        assert picture in shown
        assert picture.stat().st_size < 300_000


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_paths_exist(document):
    named = set(CODE_PATH.findall(document.read_text()))
    assert sorted(path for path in named if "*" not in path and not (ROOT / path).exists()) == []
    assert sorted(path for path in named if "*" in path and not list(ROOT.glob(path))) == []


def test_every_page_is_linked_from_the_readme_or_a_page_it_names():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        for link in LINK.findall(page.read_text()):
            target = (page.parent / link.partition("#")[0]).resolve()
            waiting += sorted(target.glob("*.md")) if target.is_dir() else [target]
            waiting = [path for path in waiting if path.suffix == ".md" and path.exists()]
    assert [str(page.relative_to(ROOT)) for page in PAGES if page not in reached] == []


def test_every_setting_is_explained_twice():
    source = (ROOT / "partyportal/settings.py").read_text()
    names = {first or second for first, second in SETTING.findall(source)} | {"LISTEN"}
    operations = (ROOT / "docs/operations.md").read_text()
    example = (ROOT / ".env.example").read_text()
    assert sorted(name for name in names if f"`{name}`" not in operations) == []
    assert sorted(name for name in names if name not in example) == []
    assert len(names) >= 8


def test_every_command_is_in_the_operations_page():
    ours = [n for n, app in get_commands().items() if app in ("members", "ceremonies", "partyportal")]
    operations = (ROOT / "docs/operations.md").read_text()
    assert sorted(name for name in ours if f"| `{name}` |" not in operations) == []
    assert {"demo", "worker", "verify_audit", "prepare"} <= set(ours)


def test_decisions_are_numbered_without_gap_and_half_a_page_long():
    records = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text()
        assert text.startswith(f"# {int(record.name[:4])}. ")
        assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == ["Question", "Decision", "Why", "Price"]
        assert len(text.splitlines()) <= 30
