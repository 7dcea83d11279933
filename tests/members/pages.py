"""Small steps that the tests of the screens share."""

from django.urls import reverse


def url(name: str, *args) -> str:
    return reverse(f"members:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def filled(response, **changes) -> dict:
    """What the browser would send back: each field as the page shows it, with these changes."""
    form = response.context["form"]
    shown = {field.html_name: field.value() for field in form}
    return {name: value for name, value in (shown | changes).items() if value is not None}


def send(client, address: str, **changes):
    """Opens the page of a form, changes some fields and sends it."""
    return client.post(address, filled(client.get(address), **changes))


def errors(response) -> dict:
    """Field → sentences; `__all__` is the whole form."""
    return {name: list(sentences) for name, sentences in response.context["form"].errors.items()}
