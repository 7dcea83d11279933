"""Counted votes: figures as they stand in the minutes, and who is not counted among those entitled."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from ceremonies.choices import Action, ExclusionReason, Matter
from ceremonies.forms.fields import (
    count_field,
    example_text,
    number_field,
    past_day_field,
    words_field,
)
from ceremonies.forms.step import StepForm
from ceremonies.rules import Threshold, Vote, threshold
from ceremonies.selectors.facts import members_of, official_members_of
from ceremonies.selectors.organisations import mode_of
from ceremonies.selectors.signers import signers_of
from ceremonies.workflow import matter_of
from members.clock import today

EXCLUSION_ROWS = 5
_EXAMPLES = {
    Action.RECORD_CELL_VOTE: "05-NQ/CB",
    Action.RECORD_COMMITTEE_VOTE: "21-NQ/ĐU",
    Action.RECORD_AUTHORITY_VOTE: "08-BB/ĐU",
}
_BODY = {
    Action.RESOLVE: "union",
    Action.RECORD_CELL_VOTE: "cell",
    Action.RECORD_COMMITTEE_VOTE: "committee",
}


#: What the resolution says beside the count; the names are those of `Resolution`.
MINUTES = (
    "chair",
    "chair_office",
    "secretary",
    "probationary",
    "probationary_present",
    "absence_reason",
    "conclusion",
    "against_reason",
)


def _minutes_fields(*, with_probationary: bool) -> dict[str, forms.Field]:
    """None of them is needed to record the vote; the printed resolution asks for them."""
    fields = {
        "chair": forms.CharField(label="Chủ trì hội nghị", max_length=100, required=False),
        "chair_office": forms.CharField(label="Chức vụ của người chủ trì", max_length=100, required=False),
        "secretary": forms.CharField(label="Thư ký hội nghị", max_length=100, required=False),
        "absence_reason": forms.CharField(label="Lý do vắng mặt", max_length=400, required=False),
        "conclusion": words_field(
            "Kết luận: những ưu điểm, khuyết điểm chính", max_length=4000, required=False
        ),
        "against_reason": forms.CharField(label="Lý do không tán thành", max_length=400, required=False),
    }
    if with_probationary:
        fields["probationary"] = count_field("Số đảng viên dự bị của chi bộ", required=False)
        fields["probationary_present"] = count_field("Số đảng viên dự bị có mặt", required=False)
    return {name: fields[name] for name in MINUTES if name in fields}


class CountedForm(StepForm):
    """`rule` is the threshold of the body that votes; None while nobody has said how the authority decides."""

    @property
    def rule(self) -> Threshold | None:
        body = _BODY.get(self.action) or mode_of(self.candidacy.authority, self._day())
        matter = matter_of(self.candidacy.state)
        return threshold(self.candidacy.policy.data, body, matter) if body else None

    @property
    def formula(self) -> str:
        """The arithmetic of the figures as typed, so that a slip shows at once."""
        if not self.is_bound or self.errors.keys() - {NON_FIELD_ERRORS} or not self.rule:
            return ""
        vote = self.details()["vote"]
        return self.rule.formula(vote.votes_for, vote.entitled)

    def _day(self):
        return getattr(self, "cleaned_data", {}).get("held_on") or today()


class UnionVoteForm(CountedForm):
    number = number_field("12-NQ/ĐTN")
    held_on = past_day_field("Ngày họp ban chấp hành")
    listed = count_field("Tổng số ủy viên ban chấp hành")
    votes_for = count_field("Số ủy viên tán thành", "Những ủy viên còn lại được ghi là không tán thành.")

    def __init__(self, *args, **kwargs):
        """An imported list names the resolution that it goes with."""
        super().__init__(*args, **kwargs)
        self.initial |= {"number": self.candidacy.list_number, "held_on": self.candidacy.list_dated}

    def clean(self):
        data = self.cleaned_data
        if {"listed", "votes_for"} <= data.keys() and data["votes_for"] > data["listed"]:
            self.add_error("votes_for", "Số tán thành không được lớn hơn tổng số ủy viên.")
        return data

    def details(self):
        data = self.cleaned_data
        against = data["listed"] - data["votes_for"]
        vote = Vote(data["held_on"], data["listed"], 0, data["listed"], data["votes_for"], against)
        return {"number": data["number"], "vote": vote}


class VoteForm(CountedForm):
    layout = "ceremonies/vote_form.html"

    number = number_field("", label="Số nghị quyết hoặc biên bản")
    held_on = past_day_field("Ngày họp")
    listed = count_field("Tổng số thành viên của cấp biểu quyết")
    present = count_field("Số có mặt và được biểu quyết")
    votes_for = count_field("Số tán thành")
    votes_against = count_field("Số không tán thành")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, EXCLUSION_ROWS + 1):
            self.fields[f"excluded_{number}"] = forms.CharField(
                label=f"Họ và tên người thứ {number}", max_length=100, required=False
            )
            self.fields[f"why_{number}"] = forms.ChoiceField(
                label="Lý do", choices=[("", "Chọn lý do"), *ExclusionReason.choices], required=False
            )
        self.fields["number"].help_text = example_text(_EXAMPLES[self.action])
        self.fields |= _minutes_fields(with_probationary=self.action == Action.RECORD_CELL_VOTE)
        if self.action == Action.RECORD_CELL_VOTE:
            self._count_official_members()
            if matter_of(self.candidacy.state) == Matter.RECOGNITION:
                self.ask_explanation("recognition_cell")

    def _count_official_members(self):
        field = self.fields["listed"]
        field.label = "Tổng số đảng viên chính thức của chi bộ"
        field.initial = official_members_of(self.candidacy.cell, today()).count()
        field.help_text = f"Theo sổ, hôm nay chi bộ có {field.initial} đảng viên chính thức."
        probationary = members_of(self.candidacy.cell, today()).count() - field.initial
        for name in ("probationary", "probationary_present"):
            self.fields[name].initial = probationary
        for signer in signers_of(self.candidacy.cell, today())[:1]:
            self.fields["chair"].initial, self.fields["chair_office"].initial = signer.name, signer.office

    @property
    def rows(self):
        pairs = (("number", "held_on"), ("listed", "present"), ("votes_for", "votes_against"))
        return [(self[left], self[right]) for left, right in pairs]

    @property
    def exclusion_rows(self):
        """None for a body that must count all its members."""
        if self.rule and self.rule.everybody_counts:
            return []
        return [(self[f"excluded_{n}"], self[f"why_{n}"]) for n in range(1, EXCLUSION_ROWS + 1)]

    @property
    def has_exclusions(self) -> bool:
        return any(name.value() or why.value() for name, why in self.exclusion_rows)

    def clean(self):
        for number in range(1, EXCLUSION_ROWS + 1):
            name, why = self.cleaned_data.get(f"excluded_{number}"), self.cleaned_data.get(f"why_{number}")
            if name and not why:
                self.add_error(f"why_{number}", "Hãy chọn lý do không tính.")
            if why and not name:
                self.add_error(f"excluded_{number}", "Hãy ghi họ và tên.")
        return self.cleaned_data

    def details(self):
        data, exclusions = self.cleaned_data, self._exclusions()
        figures = (data["present"], data["votes_for"], data["votes_against"])
        vote = Vote(data["held_on"], data["listed"], len(exclusions), *figures)
        minutes = {name: data[name] for name in MINUTES if data.get(name) not in (None, "")}
        known = {"number": data["number"], "vote": vote, "exclusions": exclusions, "minutes": minutes}
        return known | ({"reason": data["reason"]} if "reason" in data else {})

    @property
    def explanation(self):
        return self["reason"] if "reason" in self.fields else None

    @property
    def minutes_fields(self):
        return [self[name] for name in MINUTES if name in self.fields]

    @property
    def has_minutes_errors(self) -> bool:
        return any(name in self.errors for name in MINUTES)

    def _exclusions(self) -> list[tuple[str, str]]:
        rows = range(1, EXCLUSION_ROWS + 1)
        pairs = [(self.cleaned_data[f"excluded_{n}"], self.cleaned_data[f"why_{n}"]) for n in rows]
        return [(name, why) for name, why in pairs if name]
