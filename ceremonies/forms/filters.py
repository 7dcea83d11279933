"""The search row above each list (GET). A value that is not offered is left out, never an error page."""

from django import forms

from ceremonies.choices import CourseKind, DecisionKind, Desk, State
from ceremonies.forms.fields import day_field
from ceremonies.selectors.courses import keepers_of
from ceremonies.selectors.decisions import issuers_of_decisions
from ceremonies.selectors.documents import issuers_for, kinds_for
from ceremonies.selectors.lists import cells_of, unions_of
from ceremonies.selectors.resolutions import bodies
from ceremonies.workflow import DESK_OF_STATE
from members.forms.lookups import OrganisationField


def _states() -> list:
    """All states under the desk that holds the file."""
    groups = [(desk.label, [s for s in State if DESK_OF_STATE[s] == desk]) for desk in Desk]
    groups.append(("Đã kết thúc", [s for s in State if DESK_OF_STATE[s] is None]))
    return [
        ("", "Tất cả"),
        *((label, [(state.value, state.label) for state in states]) for label, states in groups),
    ]


class Filters(forms.Form):
    q = forms.CharField(label="Họ và tên", max_length=100, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, auto_id="loc_%s")
        self.user = user

    def values(self) -> dict:
        """What the reader asked for; whatever could not be understood is not asked."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class NominationFilters(Filters):
    state = forms.ChoiceField(label="Trạng thái", choices=_states, required=False)
    organisation = OrganisationField(label="Tổ chức giới thiệu", required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["organisation"].offer(unions_of(user))


class HelpedFilters(Filters):
    """Whom the user helps."""


class CandidacyFilters(Filters):
    state = forms.ChoiceField(label="Trạng thái", choices=_states, required=False)
    cell = OrganisationField(label="Chi bộ", required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["cell"].offer(cells_of(user))


class DecisionFilters(Filters):
    kind = forms.ChoiceField(
        label="Loại quyết định", choices=[("", "Tất cả"), *DecisionKind.choices], required=False
    )
    organisation = OrganisationField(label="Cấp ban hành", required=False)
    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2999, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["q"].label = "Họ và tên hoặc số quyết định"
        self.fields["organisation"].offer(issuers_of_decisions(user))


class ResolutionFilters(Filters):
    organisation = OrganisationField(label="Tổ chức ra nghị quyết", required=False)
    day = day_field("Ngày họp", help_text="", required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["q"].label = "Họ và tên hoặc số nghị quyết"
        self.fields["organisation"].offer(bodies(user))


class DocumentFilters(Filters):
    kind = forms.ChoiceField(label="Loại văn bản", required=False)
    organisation = OrganisationField(label="Nơi ban hành", required=False)
    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2999, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["q"].label = "Họ và tên hoặc số văn bản"
        self.fields["kind"].choices = [("", "Tất cả"), *kinds_for(user)]
        self.fields["organisation"].offer(issuers_for(user))


class CourseFilters(Filters):
    q = None
    kind = forms.ChoiceField(label="Loại lớp", choices=[("", "Tất cả"), *CourseKind.choices], required=False)
    organisation = OrganisationField(label="Tổ chức đảng theo dõi", required=False)
    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2999, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["organisation"].offer(keepers_of(user))
