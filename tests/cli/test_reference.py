"""The reference of all commands is what the commands say about themselves."""

from __future__ import annotations

from tools.command_reference import TARGET, reference


def test_reference_is_up_to_date():
    assert TARGET.read_text() == reference(), "run: python -m tools.command_reference"
