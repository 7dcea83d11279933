"""The portal with its demonstration data, served to the system's Chromium."""

import os
import shutil

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.browser.visitor import Visitor
from tests.crowd import scratch_database

# Playwright keeps an event loop in the main thread until the end of the run; Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {
        "executable_path": shutil.which("chromium"),
        "args": ["--no-sandbox", "--disable-dev-shm-usage"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture
def portal(transactional_db, demo_database, tmp_path):
    """The address of a portal of the test's own."""
    with scratch_database(tmp_path) as name:
        shutil.copy(demo_database, name)
        server = LiveServer("localhost")
        yield server.url
        server.stop()


@pytest.fixture
def visitor(portal, new_context):
    """Opens a browser window: `visitor(username)` is signed in. What the browser complains of fails the test."""
    complaints = []

    def open_window(username="", **context) -> Visitor:
        window = Visitor(new_context(base_url=portal, **context).new_page(), complaints)
        if username:
            window.sign_in(username)
        return window

    yield open_window
    assert complaints == []
