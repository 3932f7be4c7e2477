"""The page about limits names every one of them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from muster.engine.readers import Limits

PAGE = Path(__file__).parents[3] / "docs/operate/limits.md"


def test_every_limit_is_in_the_documentation() -> None:
    page = PAGE.read_text()
    assert [] == [limit.name for limit in dataclasses.fields(Limits) if f"| `{limit.name}` |" not in page]
