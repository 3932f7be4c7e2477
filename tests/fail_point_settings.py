"""The settings of an installation, in which a test may name the place where a process ends."""

import os

from muster.config.settings import *  # noqa: F403 - these are the settings

MUSTER_FAIL_POINT = os.environ.get("FAIL_POINT", "")
