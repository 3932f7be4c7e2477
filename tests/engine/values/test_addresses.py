"""Ten thousand ordinary addresses are taken, two thousand hostile or odd ones are not, or not without a word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.engine.values.addresses import COUNTRIES, HOSTILE, KINDS, ORDINARY, hostile, ordinary, scripts
from tests.engine.values.judged import judged

if TYPE_CHECKING:
    from tests.engine.values.addresses import Address


@cache
def made() -> tuple[list[Address], list[Address]]:
    return list(ordinary()), list(hostile())


def test_ordinary_addresses_are_taken_with_their_spelling_and_key() -> None:
    wrong = [address for address, is_right in judged(made()[0]) if not is_right]
    assert [] == wrong


def test_hostile_and_odd_addresses_are_caught_each_for_its_reason() -> None:
    wrong = [address for address, is_right in judged(made()[1]) if not is_right]
    assert [] == wrong


def test_there_are_as_many_of_as_many_kinds_as_is_said() -> None:
    good, bad = made()
    assert (ORDINARY, HOSTILE) == (len({one.text for one in good}), len({one.text for one in bad}))
    assert set(KINDS) == {address.kind for address in bad}
    assert len(COUNTRIES) >= 30
    assert len(scripts()) >= 30
