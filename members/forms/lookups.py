"""Fields that choose a row: from a list while there are few, by typing a part of the name when there are many."""

import re
from collections.abc import Iterable
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.urls import reverse_lazy

from members.models import Organisation, Person, User
from members.names import fold
from members.selectors.organisations import filter_organisations
from members.selectors.search import people_matching

MOST_LISTED = 60
MOST_SUGGESTED = 15
_TEXT = re.compile(r"(?P<name>.*)\((?P<key>[^()]+)\)")


class LookupInput(forms.TextInput):
    """A text box that offers what fits while one types; without JavaScript, a plain text box."""

    template_name = "members/lookup.html"

    def __init__(self, suggestions):
        super().__init__({"autocomplete": "off", "hx-get": suggestions})


class LookupField(forms.CharField):
    """Written as "name (key)"; the key alone, or the name alone while it is the only such, will do."""

    model: type[Model]
    suggestions: str
    unknown: str
    ambiguous: str

    def __init__(self, **kwargs):
        super().__init__(max_length=300, **kwargs)
        self.rows, self.chosen, self.only = self.model.objects.none(), None, None

    def offer(self, rows: QuerySet, chosen: Model | None = None) -> None:
        """What may be chosen now; `chosen` stays possible even where it is not among the rows."""
        self.rows, self.chosen = rows, chosen
        listed = list(rows[: MOST_LISTED + 1])
        if len(listed) > MOST_LISTED:
            self.widget = LookupInput(reverse_lazy(self.suggestions))
        else:
            texts = [self.text_of(row) for row in listed]
            if chosen and chosen not in listed:
                texts.insert(0, self.text_of(chosen))
            self.widget = forms.Select(choices=[("", "—"), *((text, text) for text in texts)])
            self.only = listed[0] if len(listed) == 1 else None
        self.widget.is_required = self.required

    def prepare_value(self, value):
        """A required choice of one is made already."""
        if value is None and self.required:
            value = self.only
        if isinstance(value, int):
            value = self.model.objects.filter(pk=value).first()
        return self.text_of(value) if isinstance(value, self.model) else value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        if self.chosen and text == self.text_of(self.chosen):
            return self.chosen
        parts = _TEXT.fullmatch(text)
        name, key = (parts["name"].strip(), parts["key"].strip()) if parts else (text, text)
        found = [*self.by_key(self.rows, name, key)] or [*self.by_name(self.rows, text)]
        if len(found) != 1:
            raise ValidationError(self.ambiguous if found else self.unknown)
        return found[0]

    @staticmethod
    def text_of(row: Model) -> str:
        raise NotImplementedError

    @staticmethod
    def by_key(rows: QuerySet, name: str, key: str) -> Iterable[Model]:
        raise NotImplementedError

    @staticmethod
    def by_name(rows: QuerySet, text: str) -> Iterable[Model]:
        raise NotImplementedError

    @staticmethod
    def suggest(rows: QuerySet, text: str, user: User) -> QuerySet:
        """Rows that a part of the name or key leads this reader to."""
        raise NotImplementedError


class OrganisationField(LookupField):
    model, suggestions = Organisation, "members:suggest_organisations"
    unknown = "Không có tổ chức này trong phạm vi được chọn. Hãy ghi tên đầy đủ hoặc mã của tổ chức."
    ambiguous = "Có nhiều tổ chức cùng tên. Hãy ghi mã của tổ chức."

    @staticmethod
    def text_of(row):
        return f"{row.name} ({row.code})"

    @staticmethod
    def by_key(rows, name, key):
        return rows.filter(code__iexact=key)

    @staticmethod
    def by_name(rows, text):
        wanted = fold(text)
        return [row for row in rows.filter(search_key__startswith=wanted) if fold(row.name) == wanted]

    @staticmethod
    def suggest(rows, text, user):
        return filter_organisations(rows, q=text).order_by("search_key", "pk")


class PersonField(LookupField):
    model, suggestions = Person, "members:suggest_people"
    unknown = "Không có người này trong phạm vi được chọn. Hãy ghi họ tên và ngày sinh như trong sổ."
    ambiguous = "Có nhiều người cùng họ tên. Hãy ghi thêm ngày sinh trong ngoặc, ví dụ (19/05/1999)."

    @staticmethod
    def text_of(row):
        return f"{row.full_name} ({row.birth_date:%d/%m/%Y})"

    @staticmethod
    def by_key(rows, name, key):
        try:
            born = datetime.strptime(key, "%d/%m/%Y").date()  # noqa: DTZ007 — a day has no zone
        except ValueError:
            return []
        return rows.filter(search_key=fold(name), birth_date=born)

    @staticmethod
    def by_name(rows, text):
        return rows.filter(search_key=fold(text))[:2]

    @staticmethod
    def suggest(rows, text, user):
        return rows.filter(people_matching(user, text)).order_by("sort_key", "pk")


class AccountField(LookupField):
    model, suggestions = User, "members:suggest_accounts"
    unknown = "Không có tài khoản này. Hãy ghi tên đăng nhập."
    ambiguous = "Có nhiều tài khoản mang họ tên này. Hãy ghi tên đăng nhập."

    @staticmethod
    def text_of(row):
        return f"{row.full_name} ({row.username})"

    @staticmethod
    def by_key(rows, name, key):
        return rows.filter(username=key)

    @staticmethod
    def by_name(rows, text):
        return rows.filter(full_name=text)[:2]

    @staticmethod
    def suggest(rows, text, user):
        return rows.filter(Q(username__icontains=text) | Q(full_name__icontains=text)).order_by("username")
