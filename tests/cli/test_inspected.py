"""The page with ten inspected files is what the commands say."""

from __future__ import annotations

from tools.inspected import NAMES, TARGET, page


def test_ten_files_of_the_corpus_are_shown_as_the_commands_see_them():
    assert 10 == len(NAMES)
    assert TARGET.read_text() == page(), "run: python -m tools.inspected"
