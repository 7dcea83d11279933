import pytest

from tests.crowd import Crowd, scratch_database


@pytest.fixture
def scratch(transactional_db, tmp_path):
    """A database of the test's own, and processes that work on it; see tests/crowd.py."""
    with scratch_database(tmp_path) as name:
        yield Crowd(tmp_path, name)
