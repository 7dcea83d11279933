"""The site: settings, addresses, server entry point and health. It knows nothing about people."""

import sqlite3
import sys

try:
    import pysqlite3
except ImportError:  # no wheel for this machine; sqlite.py then chooses a journal that is safe there
    pysqlite3 = None

if pysqlite3 is not None and pysqlite3.sqlite_version_info > sqlite3.sqlite_version_info:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
