import pytest

from tests.cast import put_cast


@pytest.fixture
def cast(db):
    """The same organisations, people and accounts in every test; see tests/cast.py."""
    return put_cast()
