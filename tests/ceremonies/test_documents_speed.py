"""The short cuts of ceremonies/documents/speed.py change no pixel, no word and no font."""

import re
import subprocess
from dataclasses import replace

import pytest
from weasyprint import HTML

from ceremonies.documents import DEFAULT_STYLE, decision_snapshot, render_decision
from ceremonies.documents.papers import paper_html
from ceremonies.documents.renderer import FOLDER, OPTIONS, Renderer, css, renderer
from tests.ceremonies.paper_facts import FACTS, SNAPSHOT, poppler, signed_by, text, with_articles
from tests.ceremonies.paper_forms import FORMS

PAPERS = {
    "one page": (SNAPSHOT, False),
    "draft": (decision_snapshot(replace(FACTS, number="", issued_on=None)), True),
    "delegated": (decision_snapshot(replace(FACTS, authority_mode="collective")), False),
    "several pages": (
        with_articles(["Nội dung rất dài. " * 60] * 5),
        False,
    ),
    "list": (FORMS["trích ngang kết nạp"], False),
    "folded": (FORMS["CN-NTVĐ"], False),
    "letter": (FORMS["10-KNĐ"], False),
    "trade union with a table": (FORMS["biên bản Công đoàn"], False),
    "plain sheet as draft": (FORMS["1-KNĐ"], True),
    "letters beyond the faces learnt at the start": (signed_by("Łukasz Großmann"), False),
}


def plain(snapshot, draft):
    page = paper_html(snapshot, DEFAULT_STYLE, draft=draft)
    page = page.replace("</head>", f"<style>{css(DEFAULT_STYLE)}</style></head>")
    return HTML(string=page, base_url=FOLDER.as_uri()).write_pdf(**OPTIONS)


def picture(content):
    return subprocess.run(
        ["pdftoppm", "-r", "100", "-"], input=content, capture_output=True, check=True
    ).stdout


def fonts(content):
    return [line.split()[:6] for line in poppler("pdffonts", content, "-").splitlines()[2:]]


@pytest.mark.parametrize(("snapshot", "draft"), PAPERS.values(), ids=PAPERS.keys())
def test_same_picture_text_and_fonts_as_plain_weasyprint(snapshot, draft):
    ours, theirs = render_decision(snapshot, draft=draft), plain(snapshot, draft)
    assert picture(ours) == picture(theirs)
    assert text(ours) == text(theirs)
    assert fonts(ours) == fonts(theirs)


def test_a_paper_does_not_depend_on_those_before_it():
    pages = [paper_html(snapshot, DEFAULT_STYLE, draft=draft) for snapshot, draft in PAPERS.values()]
    fresh = Renderer()
    forth = [renderer().pdf(page, DEFAULT_STYLE) for page in pages]
    back = [fresh.pdf(page, DEFAULT_STYLE) for page in reversed(pages)]
    assert forth == back[::-1]


def test_style_sheet_names_every_element_of_the_templates():
    """The renderer's own sheet is not read, so an element we do not name would be laid out inline."""
    used = set()
    for template in FOLDER.rglob("*.html"):
        used |= set(re.findall(r"<([a-z][a-z0-9]*)", template.read_text()))
    unstyled = {"head", "meta", "title", "span"}
    sheet = css(DEFAULT_STYLE)
    assert {
        name for name in used - unstyled if not re.search(rf"^([\w, ]+, )?{name}\b[^{{]*{{", sheet, re.M)
    } == set()
    styled = {"html", "body", "div", "h1", "p", "b", "i", "table", "thead", "tbody", "tr", "th", "td"}
    assert used - unstyled == styled
