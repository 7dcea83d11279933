"""Reads an answer as a person does: links by their words, the form of the page with what already stands in it."""

from dataclasses import dataclass
from functools import cached_property

from ceremonies.choices import FilePart
from ceremonies.models import Candidacy, Ceremony
from tests.markup import parsed


@dataclass
class Page:
    response: object

    @cached_property
    def tree(self):
        """Parsed; a form that a browser could not send, for it carries no token, is wrong on every page."""
        tree = parsed(self.response.content.decode())
        posting = [form for form in tree.iter("form") if form.get("method") == "post"]
        assert all(form.find(".//input[@name='csrfmiddlewaretoken']") is not None for form in posting)
        return tree

    @cached_property
    def main(self):
        return self.tree.find(".//main")

    @property
    def text(self) -> str:
        return " ".join("".join(self.main.itertext()).split())

    def links(self) -> dict[str, str]:
        return {_words(link): link.get("href") for link in self.main.iter("a")}

    def link(self, words: str) -> str:
        return next(href for text, href in self.links().items() if text.startswith(words))

    def has_link(self, words: str) -> bool:
        return any(text.startswith(words) for text in self.links())

    def form(self) -> dict[str, str | list[str]]:
        """The values a browser would send from the page's POST form, were it sent as it stands."""
        form = next(each for each in self.main.iter("form") if each.get("method") == "post")
        values: dict[str, str | list[str]] = {}
        for field in form.iter():
            name, value = field.get("name"), _value(field)
            if name and value is not None:
                before = values.get(name)
                values[name] = (
                    value if before is None else [*([before] if isinstance(before, str) else before), value]
                )
        return values

    def errors(self) -> list[str]:
        summary = self.main.find(".//div[@class='error-summary']//ul")
        return [] if summary is None else [_words(item) for item in summary.iter("li")]


def whole(about: Candidacy | Ceremony) -> str:
    """The address at which a reader gets all of its page that is theirs."""
    return about.get_part_url(FilePart.WHOLE)


def _words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def _value(field) -> str | None:
    kind = field.get("type", "")
    if field.tag == "textarea":
        return (field.text or "").removeprefix(
            "\n"
        )  # as a browser: a line break right behind the tag is no text
    if field.tag == "select":
        chosen = [option for option in field.iter("option") if option.get("selected") is not None]
        return chosen[0].get("value", "") if chosen else ""
    if field.tag != "input" or kind == "file":
        return None
    if kind in ("checkbox", "radio"):
        return field.get("value", "on") if field.get("checked") is not None else None
    return field.get("value", "")
