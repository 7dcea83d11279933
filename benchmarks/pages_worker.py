"""Starts the portal in this process and measures: see `page_measuring`."""

import json
import sys
from importlib import import_module
from pathlib import Path

import django

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    django.setup()
    import_module("benchmarks.page_measuring").measure_all(json.loads(sys.argv[1]))
