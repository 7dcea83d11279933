"""Who follows and helps the person, as the cell resolved."""

from datetime import date

from django import forms

from ceremonies.choices import ResolutionKind
from ceremonies.forms.fields import day_field, past_day_field, words_field
from ceremonies.forms.reasons import ListForm
from ceremonies.forms.step import StepForm
from ceremonies.models import Candidacy
from ceremonies.rules.introduction import together
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.ceremonies import ceremony_due
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.remarks import with_load
from ceremonies.services.effects.listing import helpers_needed
from members.clock import today
from members.models import Person


class HelperField(forms.ModelChoiceField):
    """Names whom the member helps already, so that the work is shared."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person} (đang giúp đỡ {person.load} người)" if person.load else str(person)


def helper_field(candidacy: Candidacy, label: str) -> forms.ModelChoiceField:
    members = official_members_of(candidacy.cell, today()).exclude(person=candidacy.person_id)
    people = Person.objects.filter(pk__in=members.values("person")).order_by("sort_key")
    return HelperField(
        with_load(people, today()), label=label, empty_label="Chọn một đảng viên chính thức của chi bộ"
    )


class HelperForm(ListForm):
    """The cell often names the helper in the resolution that took the person on the list."""

    asks_together = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.wanted = helpers_needed(self.candidacy)
        for number in range(1, self.wanted + 1):
            which = "" if self.wanted == 1 else f" thứ {number}"
            self.fields[f"helper_{number}"] = helper_field(self.candidacy, f"Đảng viên giúp đỡ{which}")
            if self.asks_together and not self.candidacy.moved_on:
                self.fields[f"together_{number}"] = self._together_field(which)
        self.order_fields([name for name in self.fields if name.startswith(("helper_", "together_"))])
        listing = self.candidacy.resolutions.filter(kind=ResolutionKind.LISTING, superseded=False).first()
        if listing:
            self.initial |= {"number": listing.number, "held_on": listing.held_on}

    def _together_field(self, which: str) -> forms.DateField:
        months = self.candidacy.policy.data["introduction"]["shared_months"]
        help_text = f"Người giới thiệu phải cùng đơn vị với người được giới thiệu ít nhất {months} tháng."
        how = together(self.candidacy.policy.data)
        return day_field(f"Đảng viên{which} cùng {how} từ ngày", help_text=help_text)

    def clean(self):
        chosen = self._helpers()
        if len(chosen) == self.wanted and len(set(chosen)) < self.wanted:
            raise forms.ValidationError("Hãy chọn hai đảng viên khác nhau.")
        return self.cleaned_data

    def details(self):
        return {
            "number": self.cleaned_data["number"],
            "held_on": self.cleaned_data["held_on"],
            "helpers": self._helpers(),
            "together_since": self._together(),
        }

    def _helpers(self) -> list[Person]:
        names = [f"helper_{number}" for number in range(1, self.wanted + 1)]
        return [self.cleaned_data[name] for name in names if self.cleaned_data.get(name)]

    def _together(self) -> dict[int, date]:
        pairs = zip(self._helpers(), range(1, self.wanted + 1), strict=True)
        found = {helper.pk: self.cleaned_data.get(f"together_{number}") for helper, number in pairs}
        return {pk: day for pk, day in found.items() if day}


class ReplaceHelperForm(HelperForm):
    """The months together are asked of who replaces only before the admission, and where the policy asks them."""

    reason = words_field("Lý do", max_length=2000)
    remark = words_field(
        "Nhận xét bàn giao của đảng viên giúp đỡ trước",
        max_length=4000,
        help_text="Người giúp đỡ mới và chi ủy đọc được nhận xét này.",
    )

    def __init__(self, *args, candidacy: Candidacy, **kwargs):
        exempt = candidacy.policy.data["introduction"]["replacement_exempt"]
        self.asks_together = candidacy.ceremony_on is None and not exempt
        super().__init__(*args, candidacy=candidacy, **kwargs)

    def details(self):
        more = {name: self.cleaned_data[name] for name in ("reason", "remark")}
        return super().details() | more


class CeremonyForm(StepForm):
    """Without a ceremony planned here: the day it was held, and who helps the new member."""

    held_on = past_day_field("Ngày tổ chức lễ kết nạp")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["helper"] = helper_field(self.candidacy, "Đảng viên chính thức được phân công giúp đỡ")
        current = self.candidacy.helpers.filter(ends_on__isnull=True).first()
        self.initial["helper"] = current.person_id if current else None
        due = ceremony_due(self.candidacy, working_calendar())
        if due and due < today():
            self.fields["late_consent"] = forms.CharField(
                label="Văn bản đồng ý tổ chức quá thời hạn",
                max_length=200,
                required=False,
                help_text=f"Nếu tổ chức sau ngày {due:%d/%m/%Y}: số, ngày văn bản cấp ủy cấp trên trực tiếp đồng ý.",
            )

    def details(self):
        """The consent is the reason of the step, so that it stands in the history of the file."""
        return super().details() | {"reason": self.cleaned_data.get("late_consent", "")}
