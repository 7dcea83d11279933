"""The values of a policy as an administrator reads and changes them, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ceremonies.choices import PaperKind
from ceremonies.rules.deadlines import UNITS
from ceremonies.rules.facts import Policy
from ceremonies.rules.policies import differences, is_uncertain, values_of
from ceremonies.rules.policy_fields import (
    CHAPTERS,
    COUNT,
    FIELDS,
    FLAG,
    LOOKED_UP,
    SECTIONS,
    TEXTS,
    Field,
)

#: Names of rows and what the code relies on: changed with the portal, not by an administrator.
_HIDDEN = ("code", "kind", "paper")
#: Older installations keep them; a decision that replaces another is read from those of its own kind.
_NO_LONGER_READ = ("decisions.replacing", "forms.replacing_decision")
_FIXED = ("until", "phase", "desk", "routes", "per_introducer")
_ROWS = {
    "deadlines": "Thời hạn",
    "forms": "Biểu mẫu",
    "checklist.papers": "Hồ sơ khi xét kết nạp",
    "recognition_checklist.papers": "Hồ sơ khi xét công nhận chính thức",
}
_TYPES: dict[str, type] = {COUNT: int, FLAG: bool, TEXTS: list}


def _name(path: str) -> str:
    return path.rpartition(".")[2]


def field_of(path: str) -> Field | None:
    return FIELDS.get(f"{path.partition('.')[0]}.{_name(path)}") or FIELDS.get(_name(path))


@dataclass(frozen=True)
class Value:
    """`elsewhere`: the number that stands at the path which `value` names; it is changed there."""

    path: str
    value: Any
    field: Field
    uncertain: bool = False
    elsewhere: int | None = None

    @property
    def editable(self) -> bool:
        return _name(self.path) not in _FIXED and self.elsewhere is None

    @property
    def text(self) -> str:
        return shown(self.field, self.value if self.elsewhere is None else self.elsewhere)


def shown(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, list):
        return "; ".join(field.words.get(each, str(each)) for each in value)
    if isinstance(field.kind, dict):
        return field.kind.get(value, str(value))
    return str(value)


@dataclass(frozen=True)
class Section:
    path: str
    label: str
    values: tuple[Value, ...]


def sections(policy: Policy) -> list[Section]:
    """All values that the portal knows, under their headings, in the order of the procedure."""
    values = dict(values_of(policy))
    grouped: dict[str, list[Value]] = {path: [] for path in SECTIONS}
    for path, value in values.items():
        field, section = field_of(path), path.rpartition(".")[0]
        if section in _NO_LONGER_READ:
            continue
        if field and section and _name(path) not in _HIDDEN:
            elsewhere = values.get(value) if _name(path) in UNITS and isinstance(value, str) else None
            grouped.setdefault(section, []).append(
                Value(path, value, field, is_uncertain(path, policy), elsewhere)
            )
    return [Section(path, heading(path, policy), tuple(found)) for path, found in grouped.items() if found]


@dataclass(frozen=True)
class Chapter:
    path: str
    label: str
    sections: tuple[Section, ...]

    @property
    def looked_up(self) -> bool:
        """The portal judges nothing by these values."""
        return self.path in LOOKED_UP

    @property
    def uncertain(self) -> int:
        return sum(value.uncertain for section in self.sections for value in section.values)


def chapters(policy: Policy) -> list[Chapter]:
    grouped: dict[str, list[Section]] = {}
    for section in sections(policy):
        grouped.setdefault(section.path.partition(".")[0], []).append(section)
    return [
        Chapter(path, CHAPTERS.get(path, found[0].label), tuple(found)) for path, found in grouped.items()
    ]


def heading(section: str, policy: Policy) -> str:
    """'deadlines.ceremony' → 'Thời hạn: Tổ chức lễ kết nạp'."""
    if section in SECTIONS:
        return SECTIONS[section][0]
    rows, _, name = section.rpartition(".")
    if rows == "deadlines":
        name = next(rule["label"] for rule in policy["deadlines"] if rule["code"] == name)
    elif rows == "forms":
        form = policy["forms"][name]
        name = f"{form['title']} ({form['label']})" if form["label"] else form["title"]
    else:
        name = dict(PaperKind.choices).get(name, name)
    return f"{_ROWS[rows]}: {name}" if rows in _ROWS else section


def label_of(path: str, policy: Policy) -> str:
    """'votes.cell.numerator' → 'Biểu quyết của chi bộ – tử số của tỷ lệ'."""
    field = field_of(path)
    label = field.label if field else path
    return f"{heading(path.rpartition('.')[0], policy)} – {label[0].lower()}{label[1:]}"


def difference_rows(old: Policy, new: Policy) -> list[tuple[str, str, str]]:
    """(what, before, after) in words; an empty text where one of the two has no such value."""
    found = []
    for path, before, after in differences(old, new):
        field = field_of(path)
        if field and _name(path) not in _HIDDEN:
            policy = old if after is None else new
            found.append((label_of(path, policy), shown(field, before), shown(field, after)))
    return found


def label_of_mark(mark: str, policy: Policy) -> str:
    """A mark of uncertainty names a value, a section or a chapter."""
    if mark in dict(values_of(policy)):
        return label_of(mark, policy)
    return CHAPTERS.get(mark) or heading(mark, policy)


def problems(policy: Policy) -> list[str]:
    """Sentences about what is missing, of the wrong type or impossible."""
    return [sentence for _, sentence in faults(policy)]


def faults(policy: Policy) -> list[tuple[str, str]]:
    """(path, sentence): the same, each with the value it is about."""
    values = dict(values_of(policy))
    wanted = [f"{section}.{name}" for section, (_, names) in SECTIONS.items() for name in names.split()]
    found = [(path, f"Thiếu giá trị: {label_of(path, policy)}.") for path in wanted if path not in values]
    for path, value in values.items():
        if path != "uncertain":
            found += [(path, sentence) for sentence in _wrong(path, value, values, policy)]
    return found or list(_impossible(values, policy))


def _wrong(path: str, value: Any, values: dict, policy: Policy) -> Iterator[str]:
    name, field = _name(path), field_of(path)
    if field is None:
        yield f"Cổng thông tin không biết giá trị «{path}»."
    elif name in UNITS and isinstance(value, str):
        if not isinstance(values.get(value), int):
            yield f"{label_of(path, policy)}: không có giá trị «{value}»."
    elif isinstance(field.kind, dict):
        if value not in field.kind:
            yield f"{label_of(path, policy)}: không có lựa chọn «{value}»."
    elif type(value) is not _TYPES.get(field.kind, str):
        yield f"{label_of(path, policy)}: giá trị «{value}» không đúng kiểu."
    elif value in ("", []) and not field.optional:
        yield f"{label_of(path, policy)}: không được để trống."
    elif isinstance(value, int) and field.kind == COUNT and value < 1:
        yield f"{label_of(path, policy)}: phải là số nguyên dương."


def _impossible(values: dict, policy: Policy) -> Iterator[tuple[str, str]]:
    if values["age.min_years"] >= values["age.max_years"]:
        yield "age.min_years", "Tuổi đời: tuổi thấp nhất phải nhỏ hơn tuổi cao nhất."
    for body, rule in policy["votes"].items():
        if rule["numerator"] > rule["denominator"] or (
            rule["strict"] and rule["numerator"] == rule["denominator"]
        ):
            path = f"votes.{body}"
            yield f"{path}.numerator", f"{heading(path, policy)}: không ai đạt được tỷ lệ này."
    for rule in policy["deadlines"]:
        if len([unit for unit in UNITS if unit in rule]) != 1:
            sentence = "phải tính theo đúng một cách (ngày làm việc, tháng hoặc ngày)"
            yield f"deadlines.{rule['code']}.label", f"Thời hạn «{rule['label']}»: {sentence}."
