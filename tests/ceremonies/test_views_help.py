from django.urls import reverse

from ceremonies.glossary import WORDS
from ceremonies.workflow import TRANSITIONS
from tests.pages import Page
from tests.signed_in import signed_in


def test_every_step_stands_in_one_fold_and_every_address_of_the_contents_leads_into_one(cast):
    main = Page(signed_in(cast.ung_vien).get(reverse("ceremonies:help"))).main
    steps = [row for row in TRANSITIONS.values() if not row.ends]
    told = sorted(row.find("th").text for row in main.iter("tr") if row.find("td") is not None)
    assert told == sorted(str(row.source.label) for row in steps)
    folded = {each.get("id") for fold in main.iter("details") for each in fold.iter() if each.get("id")}
    contents = {link.get("href").lstrip("#") for link in main.find(".//nav").iter("a")} - {"phim-tat"}
    assert contents | {word.anchor for word in WORDS} == folded  # an address inside a fold opens it
