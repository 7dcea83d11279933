"""Every address that a reader may open, in a real browser: no word on the console (the security policy reports there),
nothing beyond the edge of a phone, axe finds nothing; every second page in the dark."""

import pytest
from playwright.sync_api import Error
from pytest_django.live_server_helper import LiveServer

from tests.access_table import TABLE, expected
from tests.browser.axe import violations
from tests.browser.test_pages import PHONE, overflow
from tests.browser.visitor import Visitor
from tests.cast import make_cast
from tests.crowd import scratch_database
from tests.signed_in import signed_in
from tests.test_web_safety import filled, filled_world

pytestmark = [pytest.mark.browser, pytest.mark.slow]
READERS = ["chi_bo", "cap_tren", "doan_vien", "quan_tri", "ung_vien"]
#: What the browser calls a file, and an answer without a word.
NO_PAGE = ("Download is starting", "ERR_HTTP_RESPONSE_CODE_FAILURE")
#: What the table of access says of reading, first of all about a decided file.
ROWS = {
    row["address"]: row
    for row in sorted(TABLE, key=lambda row: row["object"] in ("", "decided"))
    if row["method"] == "GET"
}


@pytest.fixture
def world(transactional_db, tmp_path):
    """A decided file, a staged list and what every address needs, in a database of its own."""
    with scratch_database(tmp_path):
        yield filled_world(make_cast())


@pytest.fixture
def server(world):
    server = LiveServer("localhost")
    yield server
    server.stop()


def may_open(reader: str, address: str) -> bool:
    return expected(ROWS[address], reader) == 200


def faults(page, said: list[str], url: str, *, with_axe: bool) -> list | None:
    """What is wrong with the page; None stands for what is no page: a refusal, a file, a piece of a page."""
    said.clear()
    try:
        answer = page.goto(url)
    except Error as error:
        if any(words in str(error) for words in NO_PAGE):
            return None
        raise
    is_page = answer.status == 200 and "text/html" in answer.headers["content-type"]
    if not is_page or page.locator("main").count() == 0:  # suggestions are a piece of a page
        page.goto("about:blank")  # or what it says would be taken for the words of the next one
        return None
    return [*overflow(page), *(violations(page) if with_axe else []), *said]


def test_every_page(world, server, new_context):
    pages = filled(world)
    found, seen = {}, set()
    for reader in READERS:
        context = new_context(base_url=server.url, viewport=PHONE)
        session = signed_in(world.cast.users[reader]).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": server.url}])
        said: list[str] = []
        page = Visitor(context.new_page(), said).page
        for place, colours in enumerate(("light", "dark")):
            page.emulate_media(color_scheme=colours)
            for address, url in pages[place::2]:
                if address in ROWS and may_open(reader, address):
                    wrong = faults(page, said, url, with_axe=address not in seen)
                    if wrong is not None:
                        seen.add(address)
                        found[reader, address] = wrong
        context.close()
    assert {key: wrong for key, wrong in found.items() if wrong} == {}
    assert len(seen) > 100
