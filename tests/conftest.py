import pytest

from tests.cast import make_cast


@pytest.fixture
def cast(db):
    """The same organisations, people and accounts in every test; see tests/cast.py."""
    return make_cast()
