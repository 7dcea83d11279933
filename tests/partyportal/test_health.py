"""/live and /ready, asked by a supervisor that has no account."""

import pytest
from django.db.migrations.recorder import MigrationRecorder


def test_live_needs_neither_account_nor_database(client):
    response = client.get("/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db(transaction=True)
def test_ready(client):
    response = client.get("/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_not_ready_before_every_migration_is_applied(client):
    newest = MigrationRecorder.Migration.objects.get(app="sessions")
    app, name = newest.app, newest.name
    newest.delete()
    try:
        response = client.get("/ready")
    finally:
        MigrationRecorder.Migration.objects.create(app=app, name=name)
    assert (response.status_code, response.json()["failed"]) == (503, ["migrations"])


@pytest.mark.django_db(transaction=True)
def test_not_ready_without_a_folder_to_write_to(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    response = client.get("/ready")
    assert (response.status_code, response.json()["failed"]) == (503, ["data"])


@pytest.mark.parametrize("path", ["/live", "/ready"])
def test_only_reading(client, path):
    assert client.post(path).status_code == 405
