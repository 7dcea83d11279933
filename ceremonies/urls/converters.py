"""Parts of addresses that are words."""

from django.urls import register_converter
from django.utils.text import slugify

from ceremonies.choices import Action
from ceremonies.models import Attendance, Candidacy, Ceremony, Course, ListReview, Move, Plan
from members.names import fold


class ActionConverter:
    """Addresses say the action in Vietnamese: "record_cell_vote" is /ghi-ket-qua-bieu-quyet-cua-chi-bo/."""

    regex = "[a-z-]+"
    _slugs = {action: slugify(fold(action.label)) for action in Action if action != Action.OPEN}
    _actions = {slug: action for action, slug in _slugs.items()}

    def to_python(self, value):
        if value not in self._actions:
            raise ValueError
        return self._actions[value]

    def to_url(self, value):
        return self._slugs[Action(value)]


class SubjectConverter:
    """What a paper is made from: "ho-so" is `Candidacy`."""

    words = {
        "ho-so": Candidacy,
        "le-ket-nap": Ceremony,
        "lop": Course,
        "hoc-vien": Attendance,
        "ke-hoach": Plan,
        "ra-soat": ListReview,
        "chuyen-di": Move,
    }
    regex = "|".join(words)

    def to_python(self, value):
        return self.words[value]

    def to_url(self, value):
        return next(word for word, model in self.words.items() if model is value)


class KindConverter:
    """A key of the forms of the policy: "cell_resolution" is /cell-resolution/."""

    regex = "[a-z0-9-]+"

    def to_python(self, value):
        return value.replace("-", "_")

    def to_url(self, value):
        return value.replace("_", "-")


class DivisionConverter:
    """How a number of a report is divided: "gioi-tinh" is `sex`."""

    words = {
        "don-vi": "unit",
        "to-chuc-gioi-thieu": "nominator",
        "chi-bo": "cell",
        "gioi-tinh": "sex",
        "tuoi": "age",
        "dan-toc": "ethnicity",
        "trinh-do": "education",
        "nghe-nghiep": "occupation",
    }
    regex = "|".join(words)

    def to_python(self, value):
        return self.words[value]

    def to_url(self, value):
        return next(word for word, division in self.words.items() if division == value)


register_converter(SubjectConverter, "subject")
register_converter(DivisionConverter, "division")
register_converter(KindConverter, "kind")
register_converter(ActionConverter, "action")
