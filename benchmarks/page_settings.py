"""The portal's settings with what only the benchmark compares with: Django's own admin, guardian's grants per row."""

from partyportal.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]  # noqa: F405
ROOT_URLCONF = "benchmarks.page_urls"
DEBUG = False
ALLOWED_HOSTS = ["testserver"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
