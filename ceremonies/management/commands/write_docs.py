"""The parts of the documentation that the code knows better: written between markers, checked by a test."""

import re
from pathlib import Path

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandError

from ceremonies.choices import Action, Desk, State
from ceremonies.glossary import WORDS
from ceremonies.services.demo.office import ACCOUNTS, PASSWORD
from ceremonies.workflow import CLOSED, DESK_OF_STATE, TRANSITIONS, Transition
from members.choices import Right, Role
from members.permissions import REACHES_BELOW, ROLE_RIGHTS

ROOT = Path(__file__).resolve().parents[3]
FILES = ["README.md", "docs/domain.md", "docs/operations.md", "docs/permissions.md"]
MARKED = re.compile(r"(<!-- written by write_docs: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def state_diagram() -> str:
    """The road from desk to desk; how a file is closed stands in a table, the picture would drown in arrows."""
    lines = ["```mermaid", "flowchart TD"]
    for desk in Desk:
        lines.append(f'    subgraph {desk}_desk["{desk.label}"]')
        lines += [f'        {state}["{state.label}"]' for state, at in DESK_OF_STATE.items() if at == desk]
        lines.append("    end")
    lines += [
        f'    opened_{state}(("{Action.OPEN.label}")) --> {state}' for state in (State.DRAFT, State.RECEIVED)
    ]
    lines += [
        f'    {row.source} -{"." if row.reason else ""}->|"{row.action.label}"| {row.target}'
        for row in TRANSITIONS.values()
        if row.target not in CLOSED
    ]
    return "\n".join([*lines, "```"])


def closing_table() -> str:
    rows = []
    for state in sorted(CLOSED):
        arriving = [row for row in TRANSITIONS.values() if row.target == state]
        sources = " · ".join(row.source.label for row in arriving)
        rows.append((f"{state.label} (`{state}`)", arriving[0].action.label, sources))
    return table(("Closed as", "By", "From"), rows)


def role_rights() -> str:
    def cell(role: Role, right: Right) -> str:
        if right not in ROLE_RIGHTS[role]:
            return ""
        if role == Role.SYSTEM_ADMIN:
            return "everywhere"
        return "and below" if right in REACHES_BELOW else "here"

    rows = [(f"{right.label} (`{right}`)", *(cell(role, right) for role in Role)) for right in Right]
    return table(("Right", *(role.label for role in Role)), rows)


def actions() -> str:
    rows = [
        (
            row.source.label,
            f"{row.action.label} (`{row.action}`)",
            row.target.label,
            f"{row.by.label}: {holders(row)}",
            "yes" if row.reason else "",
            ", ".join(action.label for action in row.not_by),
        )
        for row in TRANSITIONS.values()
    ]
    return table(("State", "Action", "Then", "Who", "Reason", "Not by who did"), rows)


def holders(row: Transition) -> str:
    return " · ".join(role.label for role in Role if row.right in ROLE_RIGHTS[role])


def demo_accounts() -> str:
    rows = [(f"`{account.username}`", account.name, account.office) for account in ACCOUNTS]
    return f"Password of every account: `{PASSWORD}`\n\n" + table(("Account", "Name", "Office"), rows)


def commands() -> str:
    ours = {
        name: app for name, app in get_commands().items() if app in ("members", "ceremonies", "partyportal")
    }
    rows = [(f"`{name}`", load_command_class(ours[name], name).help) for name in sorted(ours)]
    return table(("`manage.py …`", ""), rows)


def words() -> str:
    rows = [(word.name, word.code, word.gloss) for word in WORDS]
    return table(("Vietnamese", "In the code", "Meaning"), rows)


BLOCKS = {
    "words": words,
    "state-diagram": state_diagram,
    "closing-table": closing_table,
    "role-rights": role_rights,
    "actions": actions,
    "demo-accounts": demo_accounts,
    "commands": commands,
}


def table(heading: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def written(text: str) -> str:
    """The page with every marked block as the code has it."""
    return MARKED.sub(lambda found: f"{found[1]}{BLOCKS[found[2]]()}\n{found[3]}", text)


class Command(BaseCommand):
    help = (
        "Viết lại các bảng và sơ đồ trong tài liệu theo mã nguồn; --check chỉ kiểm tra (mã thoát 1 khi lệch)."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="không ghi, chỉ báo trang nào lệch")

    def handle(self, *, check, **options):
        stale = []
        for name in FILES:
            path = ROOT / name
            text = path.read_text(encoding="utf-8")
            if written(text) != text:
                stale.append(name)
                if not check:
                    path.write_text(written(text), encoding="utf-8")
        if check and stale:
            raise CommandError(f"Tài liệu không còn đúng với mã nguồn: {', '.join(stale)}. Chạy write_docs.")
        self.stdout.write(f"Đã viết lại: {', '.join(stale)}." if stale else "Tài liệu đúng với mã nguồn.")
