"""What a browser sends from the form of a style profile."""

from uuid import uuid4

from ceremonies.documents import DEFAULT_STYLE
from ceremonies.forms.styles import GROUPS


def typed(**changes) -> dict:
    """The default style as a browser sends it, numbers with a comma."""
    body = {"form_key": uuid4(), "name": "Thể thức mẫu", "starts_on": "01/02/2026"}
    for name in (name for labels in GROUPS.values() for name in labels):
        value = getattr(DEFAULT_STYLE, name)
        if value is True:
            body[name] = "on"
        elif value is not False:
            body[name] = str(value).replace(".", ",") if isinstance(value, float) else value
    return body | changes
