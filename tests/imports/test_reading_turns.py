"""Many uploads at once: a few are read, a few wait, and the others are told to come again."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from muster.imports.reading_turns import reading_turn
from muster.refusals import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper


@pytest.fixture(autouse=True)
def _installation(settings: SettingsWrapper, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    settings.MUSTER_LIMITS = replace(settings.MUSTER_LIMITS, readers=1, waiting=1, turn_s=20)


def test_who_finds_every_place_taken_waits_until_one_is_free() -> None:
    turns: list[str] = []

    def wait() -> None:
        with reading_turn():
            turns.append("second")

    second = threading.Thread(target=wait)
    with reading_turn():
        second.start()
        second.join(0.3)
        turns.append("first")
    second.join(10)
    assert ["first", "second"] == turns


def test_where_enough_wait_already_the_next_is_refused_at_once(settings: SettingsWrapper) -> None:
    settings.MUSTER_LIMITS = replace(settings.MUSTER_LIMITS, waiting=0)
    with reading_turn(), pytest.raises(Refused) as caught, reading_turn():
        pass
    assert ("file.readers_busy", {"limit": 1}) == (caught.value.code, caught.value.params)


def test_who_waits_too_long_is_refused(settings: SettingsWrapper) -> None:
    settings.MUSTER_LIMITS = replace(settings.MUSTER_LIMITS, turn_s=0)
    with reading_turn(), pytest.raises(Refused), reading_turn():
        pass
    with reading_turn():
        pass
