"""Muster's settings, with django-import-export beside it; logging of the settings stays."""

from muster.config.settings import *  # noqa: F403
from muster.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "import_export"]
