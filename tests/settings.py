"""Settings of the tests: a data folder of their own, cheap passwords, no mail, and the database that is asked for.

`MUSTER_TEST_DATABASE=postgresql` runs them on a real PostgreSQL, else they run on an SQLite file.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import postgres

_folder = Path(tempfile.mkdtemp(prefix="muster-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ["MUSTER_DATA_DIR"] = str(_folder)
for _name in (
    "DATABASE_URL",
    "EMAIL_URL",
    "MUSTER_URL",
    "MUSTER_TRUSTED_PROXIES",
    "MUSTER_LEASE_S",
    "MUSTER_BOUNCES",
    "MUSTER_MAILS_A_MINUTE",
):
    os.environ.pop(_name, None)
if os.environ.get("MUSTER_TEST_DATABASE") == "postgresql":
    os.environ["DATABASE_URL"] = postgres.shared_server()

from muster.config.settings import *  # noqa: E402, F403
from muster.config.settings import DATABASES, STATIC_ROOT  # noqa: E402

if "DATABASE_URL" not in os.environ:
    # A file, not memory: other threads and processes open it too.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"

# The static files are looked for when they are asked for: each client of each test would list them all.
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir(exist_ok=True)
