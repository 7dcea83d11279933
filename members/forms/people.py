from django import forms
from django.core.exceptions import ValidationError

from members.choices import ETHNIC_GROUPS, RELIGIONS, OrganisationKind, Right, Sex, Tree, kinds_of
from members.clock import today
from members.forms.judged import judged
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm, VersionForm
from members.models import Organisation, Person
from members.permissions import grants_of, organisations_with
from members.selectors.people import NOWHERE, Standing
from members.spreadsheets.cells import values

DAY = {"widget": forms.DateInput(attrs={"class": "short"})}
AGE = {"widget": forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}), "required": False}


class PeopleFilter(forms.Form):
    q = forms.CharField(label="Họ tên, số CCCD hoặc điện thoại", required=False, max_length=100)
    organisation = OrganisationField(label="Thuộc tổ chức, đơn vị", required=False)
    sex = forms.ChoiceField(label="Giới tính", required=False, choices=[("", "Tất cả"), *Sex.choices])
    standing = forms.ChoiceField(
        label="Tư cách",
        required=False,
        choices=[("", "Tất cả"), *Standing.choices, (NOWHERE, "Chưa vào tổ chức nào")],
    )
    age_from = forms.IntegerField(label="Tuổi từ", min_value=0, max_value=150, **AGE)
    age_to = forms.IntegerField(label="Tuổi đến", min_value=0, max_value=150, **AGE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(Organisation.objects.order_by("path"))


class PersonForm(VersionForm):
    birth_date = forms.DateField(label="Ngày sinh", help_text="Ngày/tháng/năm, ví dụ 19/05/1999.", **DAY)
    citizen_id = forms.CharField(
        label="Số CCCD", required=False, max_length=20, help_text="Đủ 12 chữ số, không có dấu cách."
    )
    department = OrganisationField(label="Đơn vị công tác", required=False)

    class Meta:
        model = Person
        fields = [
            "full_name",
            "birth_date",
            "sex",
            "citizen_id",
            "ethnicity",
            "religion",
            "native_place",
            "residence",
            "education",
            "job_title",
            "department",
            "phone",
            "email",
        ]
        widgets = {"sex": forms.RadioSelect}
        help_texts = {"phone": "Ví dụ 0912 345 678."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = Sex.choices
        for name, entries in (("ethnicity", ETHNIC_GROUPS), ("religion", RELIGIONS)):
            current = getattr(self.instance, name)
            listed = entries if current in entries else (current, *entries)
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label,
                initial=current,
                choices=[(entry, entry) for entry in listed],
            )
        departments = Organisation.objects.filter(kind=OrganisationKind.DEPARTMENT).active(today())
        self.fields["department"].offer(departments.order_by("search_key", "pk"), self.instance.department)

    def clean_full_name(self):
        return judged(values.person_name, self.cleaned_data["full_name"])

    def clean_birth_date(self):
        return judged(values.birth_date, self.cleaned_data["birth_date"], today=today())

    def clean_citizen_id(self):
        number = judged(values.citizen_id, self.cleaned_data["citizen_id"]) or None
        if number and Person.objects.filter(citizen_id=number).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Số CCCD này đã có trong sổ.")
        return number

    def clean_native_place(self):
        return self._text("native_place")

    def clean_residence(self):
        return self._text("residence")

    def clean_education(self):
        return self._text("education")

    def clean_job_title(self):
        return self._text("job_title")

    def _text(self, name):
        return judged(values.text, self.cleaned_data[name], longest=self.fields[name].max_length)

    def clean_phone(self):
        return judged(values.phone, self.cleaned_data["phone"])


class NewPersonForm(OnceForm, PersonForm):
    """Whoever may not add people everywhere names an organisation or a department within reach."""

    organisation = OrganisationField(
        label="Ghi là thành viên của",
        required=False,
        help_text="Tổ chức đoàn, công đoàn hoặc đảng mà người này đang sinh hoạt.",
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(organisations_of_members(actor))
        self.fields["organisation"].required = Right.MANAGE_PEOPLE not in grants_of(actor).everywhere


def organisations_of_members(actor):
    """Where the actor may enter members."""
    reach = organisations_with(actor, Right.MANAGE_PEOPLE).active(today())
    return reach.filter(kind__in=kinds_of(Tree.PARTY, Tree.YOUTH, Tree.UNION)).order_by("search_key", "pk")
