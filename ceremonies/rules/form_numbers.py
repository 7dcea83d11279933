"""The number of a form stands in two places of a policy: at the form, and where the form is asked for."""

from collections.abc import Mapping
from typing import Any

from ceremonies.rules.facts import Policy
from ceremonies.rules.policies import merged, values_of
from ceremonies.rules.policy_values import label_of

_CHECKLIST = {
    "certificate": "class_certificate",
    "application": "application",
    "cv": "cv",
    "introduction": "introduction",
    "union_resolution": "youth_resolution",
    "opinions": "opinions",
}
_RECOGNITION = {
    "new_member_class": "new_member_class",
    "self_review": "self_review",
    "helper_remarks": "helper_remarks",
    "recognition_opinions": "recognition_opinions",
}
#: Where a form is asked for → where it is named.
_SAME = {
    **{f"checklist.papers.{kind}.form": f"forms.{form}.label" for kind, form in _CHECKLIST.items()},
    "checklist.papers.union_resolution.form_trade_union": "forms.union_resolution.label",
    **{
        f"recognition_checklist.papers.{kind}.form": f"forms.{form}.label"
        for kind, form in _RECOGNITION.items()
    },
    "decision.form": "forms.admission_decision.label",
}


def also_changed(former: Policy, data: Policy) -> dict[str, Any]:
    """What has to be laid over `data`, in which a number was changed in one of the two places, so that both agree."""
    before, after = dict(values_of(former)), dict(values_of(data))
    found: dict[str, Any] = {}
    for asked, named in _apart(after):
        changed = [path for path in (asked, named) if after[path] != before.get(path)]
        if len(changed) == 1:
            other = named if changed == [asked] else asked
            found = merged(found, _nested(other, after[changed[0]]))
    return found


def contradictions(data: Policy) -> list[str]:
    """Sentences about forms that have two numbers."""
    values = dict(values_of(data))
    return [
        f"{label_of(asked, data)}: «{values[asked]}», {label_of(named, data)}: «{values[named]}». "
        "Hai chỗ phải ghi cùng một số mẫu."
        for asked, named in _apart(values)
    ]


def _apart(values: Mapping[str, object]) -> list[tuple[str, str]]:
    known = [pair for pair in _SAME.items() if all(path in values for path in pair)]
    return [(asked, named) for asked, named in known if values[asked] != values[named]]


def _nested(path: str, value: Any) -> dict[str, Any]:
    first, _, rest = path.partition(".")
    return {first: _nested(rest, value) if rest else value}
