"""HTTPS=on is production: the server starts only when nothing is left open."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Kx7" * 25 + "abcdefgh"


def python(tmp_path, *arguments, **environment):
    database = f"sqlite:///{tmp_path}/db.sqlite3"
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"DATA_DIR": str(tmp_path), "DATABASE_URL": database, "PATH": "/usr/bin:/bin"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def start_server(tmp_path, **environment):
    return python(tmp_path, "-c", "import partyportal.wsgi", **environment)


def test_no_secret_no_start(tmp_path):
    result = python(tmp_path, "manage.py", "check")
    assert result.returncode == 1
    assert "Chưa có SECRET_KEY" in result.stderr


def test_env_file_alone_is_enough_for_every_command(tmp_path):
    (tmp_path / ".env").write_text(f"SECRET_KEY={SECRET}\nHTTPS=off\n")
    assert python(tmp_path, "manage.py", "check").returncode == 0


def test_production_settings_are_clean(tmp_path):
    result = python(
        tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=SECRET, HTTPS="on"
    )
    assert result.returncode == 0, result.stderr


def test_production_is_the_default(tmp_path):
    code = "from partyportal import settings as s; print(s.HTTPS, s.DEBUG, s.SESSION_COOKIE_NAME)"
    result = python(tmp_path, "-c", code, SECRET_KEY=SECRET)
    assert result.stdout.split() == ["True", "False", "__Host-sessionid"]


def test_the_server_starts_in_production(tmp_path):
    result = start_server(tmp_path, SECRET_KEY=SECRET)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [({"SECRET_KEY": SECRET, "DEBUG": "on"}, "security.W018"), ({"SECRET_KEY": "secret"}, "security.W009")],
)
def test_the_server_refuses_to_start(tmp_path, environment, complaint):
    result = start_server(tmp_path, **environment)
    assert result.returncode == 1
    assert "Từ chối khởi động" in result.stderr
    assert complaint in result.stderr


@pytest.mark.slow
def test_the_server_refuses_demonstration_accounts(tmp_path):
    python(tmp_path, "manage.py", "migrate", SECRET_KEY=SECRET)
    create = (
        "import django; django.setup(); from members.models import User; "
        "User.objects.create(username='demo', full_name='Demo', is_demo=True)"
    )
    environment = {"SECRET_KEY": SECRET, "DJANGO_SETTINGS_MODULE": "partyportal.settings"}
    assert python(tmp_path, "-c", create, **environment).returncode == 0
    result = start_server(tmp_path, SECRET_KEY=SECRET)
    assert (result.returncode, "members.E001" in result.stderr) == (1, True)
