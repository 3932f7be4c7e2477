"""Files made to hurt, in every format: each is answered by its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.refusals import SENTENCES
from tests.files import hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engine.readers.conftest import RefusalOf


@pytest.mark.parametrize("make", [pytest.param(make, id=make.__name__) for make in hostile.REFUSED])
def test_it_is_refused_with_its_sentence(
    tmp_path: Path, refusal_of: RefusalOf, make: Callable[[Path], Path]
) -> None:
    refused = refusal_of(make(tmp_path / "people.bin"))
    assert hostile.REFUSED[make] == refused.code
    assert SENTENCES[refused.code] % refused.params
