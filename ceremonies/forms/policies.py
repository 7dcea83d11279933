"""A version of the rules as a form: every value that an administrator may change, under its heading."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms

from ceremonies.forms.fields import day_field
from ceremonies.forms.policy_values import MOST, field_of, initial_of, nested, new_deadline_fields
from ceremonies.models import Policy
from ceremonies.rules.local_policies import local_faults, may_differ
from ceremonies.rules.policies import changes_between, merged, rows_by_name
from ceremonies.rules.policy_fields import TEXTS
from ceremonies.rules.policy_values import Chapter, Value, chapters, faults, label_of_mark
from members.choices import Tree, kinds_of
from members.forms.lookups import OrganisationField
from members.models import Organisation

_NEW = "new_deadline_"


class Group(NamedTuple):
    """What the template draws: fields of one heading; `uncertain`: how many values nobody has compared."""

    label: str
    sections: list[tuple[str, list[forms.BoundField]]]
    uncertain: int = 0
    has_errors: bool = False


class PolicyForm(forms.Form):
    """`source` gives the values, `base` is what the changes are laid over; `local`: for one organisation only."""

    title = forms.CharField(label="Tên của phiên bản", max_length=200)
    effective_from = day_field("Áp dụng từ ngày")

    def __init__(self, data=None, *, source: Policy, base: Policy, local: bool, **kwargs):
        super().__init__(data, **kwargs)
        self.source, self.base, self.local = source, base, local
        self.chapters = chapters(source.data)
        for value in self._values():
            self.fields[value.path] = field_of(value)
            self.initial.setdefault(value.path, initial_of(value))
        for name, field in new_deadline_fields().items():
            self.fields[f"{_NEW}{name}"] = field
        if added := self._added():
            self.fields["removed"] = forms.MultipleChoiceField(
                label="Bỏ thời hạn riêng", choices=added, required=False, widget=forms.CheckboxSelectMultiple
            )
        marks = [] if local else source.data.get("uncertain", [])
        if marks:
            self.fields["confirmed"] = forms.MultipleChoiceField(
                label="Đánh dấu những mục đã đối chiếu với văn bản gốc",
                choices=[(mark, label_of_mark(mark, source.data)) for mark in marks],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "effective_from", "organisation") if name in self.fields]

    def groups(self) -> Iterator[Group]:
        for chapter in self.chapters:
            sections = [
                (section.label if len(chapter.sections) > 1 else "", fields)
                for section in chapter.sections
                if (fields := [self[value.path] for value in section.values if value.path in self.fields])
            ]
            if sections:
                yield self._group(chapter.label, sections, chapter)
        yield self._group(
            "Thêm một thời hạn", [("", [self[name] for name in self.fields if name.startswith(_NEW)])]
        )
        for name in ("removed", "confirmed"):
            if name in self.fields:
                yield self._group(self.fields[name].label, [("", [self[name]])])

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "effective_from", "changes")}

    def clean(self):
        """What the portal could not judge by is said beside the value it is about."""
        if self.errors:
            return self.cleaned_data
        whole = merged(self.source.data, nested(self._edits()))
        whole["deadlines"] = [*self._kept(whole), *self._new()]
        changes = changes_between(self.base.data, whole)
        found = faults(whole)
        if self.local and not found:
            found = local_faults(self.base.data, changes)
        for path, sentence in found:
            self.add_error(path if path in self.fields else None, sentence)
        unconfirmed = set(self.source.data.get("uncertain", [])) - set(self.cleaned_data.get("confirmed", []))
        if unconfirmed != set(self.base.data.get("uncertain", [])):
            changes["uncertain"] = [mark for mark in self.source.data["uncertain"] if mark in unconfirmed]
        return self.cleaned_data | {"changes": changes}

    def _values(self) -> Iterator[Value]:
        for chapter in self.chapters:
            for section in chapter.sections:
                for value in section.values:
                    if value.editable and (not self.local or may_differ(value.path)):
                        yield value

    def _group(self, label: str, sections: list, chapter: Chapter | None = None) -> Group:
        errors = any(field.errors for _, fields in sections for field in fields)
        return Group(label, sections, chapter.uncertain if chapter else 0, errors)

    def _edits(self) -> Iterable[tuple[str, Any]]:
        for value in self._values():
            typed = self.cleaned_data[value.path]
            if value.field.kind == TEXTS:
                typed = [line.strip() for line in typed.splitlines() if line.strip()]
            if typed != value.value:
                yield value.path, typed

    def _added(self) -> list[tuple[str, str]]:
        """Deadlines that only this version has."""
        known = rows_by_name(self.base.data["deadlines"])
        return [
            (row["code"], row["label"]) for row in self.source.data["deadlines"] if row["code"] not in known
        ]

    def _kept(self, whole: dict) -> list[dict]:
        removed = self.cleaned_data.get("removed", [])
        return [row for row in whole["deadlines"] if row["code"] not in removed]

    def _new(self) -> list[dict]:
        typed = {name: self.cleaned_data[f"{_NEW}{name}"] for name in new_deadline_fields()}
        if not typed["label"]:
            return []
        missing = [name for name, value in typed.items() if not value]
        for name in missing:
            self.add_error(f"{_NEW}{name}", "Thời hạn mới cần đủ các mục.")
        codes = [row["code"] for row in self.source.data["deadlines"]]
        number = next(n for n in range(1, MOST) if f"rieng-{n}" not in codes)
        return [] if missing else [{"code": f"rieng-{number}"} | typed]


class LocalPolicyForm(PolicyForm):
    organisation = OrganisationField(label="Tổ chức đảng áp dụng")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, local=True, **kwargs)
        parties = Organisation.objects.filter(kind__in=kinds_of(Tree.PARTY), closed_on__isnull=True)
        self.fields["organisation"].help_text = "Áp dụng cho tổ chức này và mọi tổ chức trực thuộc."
        self.fields["organisation"].offer(parties.order_by("path"))
        self.initial["organisation"] = self.source.organisation_id

    def details(self):
        return super().details() | {"organisation": self.cleaned_data["organisation"]}


class VersionOnlyForm(forms.Form):
    """Of a button that acts: the version of the row that its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
