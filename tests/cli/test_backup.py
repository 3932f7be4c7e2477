"""A backup restored elsewhere is the same installation, with its mail held."""

from __future__ import annotations

import json
import sqlite3
import tarfile

import psycopg
import pytest

from tests import postgres
from tests.cli.commands import run_muster, set_up

TABLES = (
    "accounts_user",
    "organisations_organisation",
    "programs_program",
    "programs_field",
    "django_migrations",
)


def rows(data_dir, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data_dir / "muster.sqlite3") as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()


@pytest.fixture
def backup(installed, tmp_path):
    """A backup of the installation, with one stored file in it."""
    stored = installed / "files" / "imports" / "1" / "upload"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"a spreadsheet")
    done = run_muster(installed, "backup", "-o", str(tmp_path / "muster.tar.gz"))
    assert done.returncode == 0, done.stderr
    return tmp_path / "muster.tar.gz"


def test_restored_elsewhere_everything_is_there_and_mail_is_paused(installed, backup, tmp_path):
    elsewhere = tmp_path / "elsewhere"

    done = run_muster(elsewhere, "restore", str(backup))

    assert done.returncode == 0, done.stderr
    for table in TABLES:
        assert rows(elsewhere, table) == rows(installed, table)
    assert (elsewhere / "secret.key").read_text() == (installed / "secret.key").read_text()
    assert (elsewhere / "secret.key").stat().st_mode & 0o777 == 0o600
    assert (elsewhere / "files" / "imports" / "1" / "upload").read_bytes() == b"a spreadsheet"
    assert [row[1] for row in rows(elsewhere, "notices_mailpause")] == ["restored"]


def test_backup_is_readable_by_its_owner_alone_and_leaves_no_draft(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in backup.parent.glob("*muster.tar.gz*")] == ["muster.tar.gz"]


def test_restore_over_people_is_refused(installed, backup):
    before = rows(installed, "accounts_user")

    done = run_muster(installed, "restore", str(backup))

    assert done.returncode == 1
    assert "nothing has been restored" in done.stderr
    assert rows(installed, "accounts_user") == before


@pytest.mark.parametrize("content", [b"", b"not a backup", b"\x1f\x8b\x08\x00cut off"])
def test_what_is_no_backup_is_refused_in_a_sentence(content, tmp_path):
    (tmp_path / "file").write_bytes(content)

    done = run_muster(tmp_path / "data", "restore", str(tmp_path / "file"))

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "backup" in done.stderr


def test_missing_backup_and_unwritable_target_are_named(installed, tmp_path):
    missing = run_muster(installed, "restore", str(tmp_path / "nowhere"))
    unwritable = run_muster(installed, "backup", "-o", str(tmp_path / "no folder" / "file"))

    assert (missing.returncode, unwritable.returncode) == (1, 1)
    assert "can't be opened: No such file or directory" in missing.stderr
    assert "can't be written" in unwritable.stderr


def changed_manifest(backup, target, **changes):
    with tarfile.open(backup) as old, tarfile.open(target, "w:gz") as new:
        for member in old.getmembers():
            content = old.extractfile(member)
            if member.name == "manifest.json":
                text = json.dumps({**json.loads(content.read()), **changes}).encode()
                member.size = len(text)
                path = target.with_suffix(".json")
                path.write_bytes(text)
                with path.open("rb") as file:
                    new.addfile(member, file)
            else:
                new.addfile(member, content)
    return target


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"format": 99}, "another version of Muster"),
        ({"database": "postgresql"}, "a postgresql database"),
        ({"migrations": ["participants.9999_future"], "muster": "9.0"}, "from Muster 9.0"),
    ],
)
def test_backup_that_does_not_fit_is_refused_before_anything_is_written(changes, says, backup, tmp_path):
    other = changed_manifest(backup, tmp_path / "other.tar.gz", **changes)

    done = run_muster(tmp_path / "new", "restore", str(other))

    assert done.returncode == 1
    assert says in done.stderr
    assert not (tmp_path / "new" / "files").exists()


def test_same_on_postgresql(tmp_path):
    with postgres.fresh_database("backed_up") as old, postgres.fresh_database("restored") as new:
        set_up(tmp_path / "old", DATABASE_URL=old)
        backup = run_muster(tmp_path / "old", "backup", "-o", str(tmp_path / "pg.tar.gz"), DATABASE_URL=old)
        assert backup.returncode == 0, backup.stderr

        done = run_muster(tmp_path / "new", "restore", str(tmp_path / "pg.tar.gz"), DATABASE_URL=new)

        assert done.returncode == 0, done.stderr
        assert _tables(new) == _tables(old)
        # New rows get ids after the restored ones.
        again = ["--email", "sam@example.org", "--organisation", "Southwind", "--program", "Autumn"]
        assert run_muster(tmp_path / "new", "setup", *again, DATABASE_URL=new).returncode == 0


def _tables(url: str) -> list[list[tuple[object, ...]]]:
    with psycopg.connect(url) as connection:
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES]
