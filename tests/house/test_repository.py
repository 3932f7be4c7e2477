"""What must not land in the repository, and what must be there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

LOCKS = ("requirements/run.txt", "requirements/dev.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_everything_with_hashes_and_names_no_server(name: str, root: Path) -> None:
    text = (root / name).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    assert [] == [
        entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry or "==" not in entry
    ]
    assert not re.search(r"://|--(extra-)?index|--find-links", text)


def test_what_runs_is_what_is_tested(root: Path) -> None:
    run, dev = (set(re.findall(r"^(\S+==\S+)", (root / name).read_text(), re.MULTILINE)) for name in LOCKS)
    assert set() == run - dev


def test_no_tracked_file_holds_a_registry_or_a_path_of_one_machine(tracked: list[Path]) -> None:
    # Spelled so that this file does not find itself.
    suspicious = re.compile(
        r'(?<![\w.])/(?:wor[k]|far[m]|roo[t]|home/[a-z]+)/|"resolved": "htt[p]|registry = "htt[p]|registry\.npmj[s]'
    )
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in tracked
        for number, line in enumerate(_lines(path), start=1)
        if suspicious.search(line)
    ]
    assert [] == found


def test_no_tracked_file_is_large(tracked: list[Path]) -> None:
    assert [] == [path for path in tracked if path.stat().st_size > 1_000_000]


def test_every_decision_has_a_number_of_its_own(root: Path) -> None:
    pages = sorted((root / "docs/decisions").glob("*.md"))
    names = [page.name for page in pages if page.name != "README.md"]
    assert names
    assert [] == [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)]
    assert len({name[:4] for name in names}) == len(names)
    assert [] == [page.name for page in pages if len(page.read_text().splitlines()) > 60]


def test_every_change_note_is_of_a_known_kind_and_one_line(root: Path) -> None:
    notes = [path for path in (root / "changelog.d").iterdir() if path.name != ".gitkeep"]
    assert notes
    for note in notes:
        assert re.fullmatch(r"[+\w-]+\.(feature|fix)\.md", note.name), note.name
        assert len(note.read_text().strip().splitlines()) == 1, note.name


def test_every_page_of_the_documentation_that_is_linked_exists(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(root)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())
        if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()
    ]
    assert [] == broken


def test_the_layers_hold(root: Path) -> None:
    answer = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout


@pytest.mark.django_db
def test_the_models_and_the_migrations_say_the_same() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run")


def test_django_has_nothing_to_say_about_a_deployment_on_tls(tmp_path: Path) -> None:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "EMAIL_"))
    }
    environment |= {
        "DJANGO_SETTINGS_MODULE": "muster.config.settings",
        "MUSTER_DATA_DIR": str(tmp_path),
        "MUSTER_URL": "https://muster.example",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def _lines(path: Path) -> list[str]:
    if path.suffix in {".png", ".xlsx", ".xls", ".xlsb", ".ods", ".woff2", ".parquet"} or path.is_symlink():
        return []
    return path.read_text(errors="replace").splitlines()
