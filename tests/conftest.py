import copy
import fcntl
import hashlib
import os
import shutil
from pathlib import Path

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, settings

from ceremonies.services.demo import load_demo
from tests.cast import put_cast
from tests.crowd import scratch_database

ROOT = Path(__file__).parent.parent

# A busy machine draws slowly; that says nothing of the test.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

ASKS_THE_DATABASE = {"db", "transactional_db", "django_db_setup"}
_LONG = ("slow", "pages")
_SAME_ANYWHERE = (
    *("test_views_", "test_demo", "test_documents_", "test_workflow_matrix"),
    *("test_life_", "test_story_", "test_journey"),
)


def pytest_collection_modifyitems(config, items):
    """The long ones first, or one process would still run one when the other has nothing left.

    On PostgreSQL only what asks the database; pages, papers, stories and the whole table of steps ask it through the
    same services and ran on SQLite.
    """
    items.sort(key=lambda item: not any(map(item.get_closest_marker, _LONG)))
    if connection.vendor != "postgresql":
        return
    asking = [
        item
        for item in items
        if item.get_closest_marker("django_db") or not ASKS_THE_DATABASE.isdisjoint(item.fixturenames)
        if not item.path.name.startswith(_SAME_ANYWHERE)
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in asking])
    items[:] = asking


def _migrated(config) -> Path:
    """Where the empty database of these migrations and libraries is kept between runs."""
    files = [ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations/*.py"))]
    code = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    return config.cache.mkdir("migrated") / f"{code}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb():
    """A file that is there already is only looked at: `django_db_modify_db_settings` puts it there."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_keepdb, request):
    if django_db_keepdb and _migrated(request.config).exists():
        shutil.copy(_migrated(request.config), connection.settings_dict["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker, request):
    """Migrating takes longer than most test files: on SQLite it is done once for each set of migrations."""
    kept = _migrated(request.config)
    if not django_db_keepdb or kept.exists():
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    own = kept.with_suffix(f".{os.getpid()}")
    shutil.copy(connection.settings_dict["NAME"], own)
    own.replace(kept)


@pytest.fixture
def cast(db):
    """The same organisations, people and accounts in every test; see tests/cast.py."""
    return put_cast()


@pytest.fixture(scope="session")
def demo_database(django_db_setup, django_db_blocker, tmp_path_factory):
    """A file with the demonstration, to be copied. Loading takes long: the first process that asks does it for all."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    loaded = shared / "demo.sqlite3"
    with (shared / "demo.lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not loaded.exists():
            with scratch_database(tmp_path_factory.mktemp("demo")) as name:
                load_demo()
                connections.close_all()
            Path(name).rename(loaded)
    return loaded


@pytest.fixture
def frameless(settings):
    """Pages without their frame: a third of the time where only the status is asked."""
    [engine] = copy.deepcopy(settings.TEMPLATES)
    frame = {"base.html": "{% block content %}{% endblock %}"}
    engine["APP_DIRS"] = False
    engine["OPTIONS"]["loaders"] = [
        (
            "django.template.loaders.cached.Loader",
            [
                ("django.template.loaders.locmem.Loader", frame),
                "django.template.loaders.filesystem.Loader",
                "django.template.loaders.app_directories.Loader",
            ],
        )
    ]
    settings.TEMPLATES = [engine]
