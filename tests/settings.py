"""Settings of the test run: the real ones, with throw-away data and a quick password hasher."""

import atexit
import os
import shutil
import tempfile

_data_dir = tempfile.mkdtemp(prefix="party-portal-test-")
atexit.register(shutil.rmtree, _data_dir, ignore_errors=True)
os.environ |= {
    "DATA_DIR": _data_dir,
    "SECRET_KEY": "only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "HTTPS": "off",
    "DEBUG": "off",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", f"sqlite:///{_data_dir}/db.sqlite3"),
}

from partyportal.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": f"{_data_dir}/test.sqlite3"}  # noqa: F405  a file, as in an office
STATIC_ROOT.mkdir()  # noqa: F405  WhiteNoise warns about a folder that is not there
