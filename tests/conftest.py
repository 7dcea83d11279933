import pytest
from django.db import connection

from tests.cast import put_cast

ASKS_THE_DATABASE = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what asks the database: everything else ran on SQLite a moment ago."""
    if connection.vendor != "postgresql":
        return
    asking = [
        item
        for item in items
        if item.get_closest_marker("django_db") or not ASKS_THE_DATABASE.isdisjoint(item.fixturenames)
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in asking])
    items[:] = asking


@pytest.fixture
def cast(db):
    """The same organisations, people and accounts in every test; see tests/cast.py."""
    return put_cast()
