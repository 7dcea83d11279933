"""The values of 294-QĐ/TW, 06-HD/TW and 38-HD/BTCTW as they are shipped, for tests without a database."""

import tomllib
from pathlib import Path

import ceremonies

POLICY = tomllib.loads(
    (Path(ceremonies.__file__).parent / "policies" / "294-2025.toml").read_text(encoding="utf-8")
)
