"""Vendored files: what pages use is there, with its licence, and nothing is fetched at run time."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src/muster/static/vendor"


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The icons that templates and Python name, as tools/vendor.py finds them."""
    spec = importlib.util.spec_from_file_location("vendor", ROOT / "tools/vendor.py")
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return set(module.icons_used())


def test_every_icon_that_is_used_is_there_and_no_other(used: set[str]) -> None:
    assert used == {path.stem for path in (VENDOR / "icons").glob("*.svg")}


def test_every_icon_can_be_drawn(used: set[str]) -> None:
    engine = engines["django"]
    for name in used:
        drawn = engine.from_string(f'{{% icon "{name}" %}}').render({})
        assert drawn.startswith("<svg"), name
        assert " style=" not in drawn


@pytest.mark.parametrize("name", ["tabler", "icons", "inter", "htmx"])
def test_every_vendored_package_has_its_licence(name: str) -> None:
    assert len((VENDOR / name / "LICENSE").read_text()) > 300


def test_vendored_versions_are_locked_by_hash_without_an_address() -> None:
    lock = json.loads((ROOT / "tools/package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert not [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry]
    wanted = json.loads((ROOT / "tools/package.json").read_text())["dependencies"]
    assert wanted == {
        name.removeprefix("node_modules/"): entry["version"]
        for name, entry in packages.items()
        if name.removeprefix("node_modules/") in wanted
    }


def test_style_sheets_ask_no_other_server_and_name_files_that_exist() -> None:
    import re

    for sheet in [*VENDOR.rglob("*.css"), *(ROOT / "src/muster/static/muster").glob("*.css")]:
        for target in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text()):
            if not target.startswith(("data:", "#")):
                assert (sheet.parent / target).exists(), f"{sheet}: {target}"
