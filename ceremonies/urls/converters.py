"""Parts of addresses that are words."""

from django.urls import register_converter
from django.utils.text import slugify

from ceremonies.choices import Action
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


register_converter(ActionConverter, "action")
