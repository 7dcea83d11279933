"""Finds English that a reader of a page would see or hear."""

import re

from tests.markup import parsed

SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-label", "label")
UNSEEN = ("script", "style", "template", "code", "kbd")  # <code>: passwords, sums; <kbd>: names of keys

#: Words of buttons, labels and messages that are not Vietnamese syllables without marks as well (to, in, can, do).
WORDS = frozenset(
    """
    about above account action add address after again ago all allowed already and any apply are back before
    below cancel change characters check choice choices choose clear close code confirm contains continue
    copy correct create created current currently date day days delete deleted denied details does done
    download edit email empty ensure enter error errors exist exists expired failed false field fields file
    files filter find first forbidden form format found from full greater has have help hide home hour hours
    image incorrect invalid it item items january last least less list loading log login logout long matching
    maximum message minimum minute minutes missing monday month months more must name never new next none not
    number numbers of off ok one only open optional or order other out page password permission please
    previous print remove required reset results retry same save saved search select send server settings
    short should show sign sorry sort status submit success successfully sunday that the there these this
    time title today token true try type unexpected unknown update upload uploaded user username valid value
    values verify view warning week weeks welcome were what when which will with wrong year years yes
    yesterday you your
    """.split()  # noqa: SIM905 — a list of words is easier to read
)


def english_in(html: str) -> set[str]:
    """Runs of letters only: the checksum of a file may well spell a word between its digits."""
    return {word for text in _texts(html) for word in re.findall(r"[^\W_]+", text) if word.lower() in WORDS}


def _texts(html: str):
    for element in parsed(html).iter():
        if element.tag not in UNSEEN:
            yield element.text or ""
        yield element.tail or ""
        yield from (element.get(name, "") for name in SPOKEN)
        if element.tag == "input" and element.get("type") in ("submit", "button", "reset"):
            yield element.get("value", "")
