"""`muster setup`, `muster link`, and how every command refuses."""

from __future__ import annotations

import json
import sqlite3

import pytest

from tests.cli.commands import run_muster, set_up


def count(data_dir, table: str) -> int:
    with sqlite3.connect(data_dir / "muster.sqlite3") as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_setup_can_be_repeated(installed):
    set_up(installed)

    assert [
        count(installed, t) for t in ("accounts_user", "organisations_organisation", "programs_program")
    ] == [1, 1, 1]
    assert (installed / "secret.key").stat().st_mode & 0o777 == 0o600


def test_setup_refuses_a_weak_password_and_makes_nothing(tmp_path):
    arguments = ["--email", "olga@example.org", "--organisation", "N", "--program", "P", "--password-stdin"]

    done = run_muster(tmp_path, "setup", *arguments, text="short\n")

    assert done.returncode == 1
    assert "The password can't be used." in done.stderr
    assert "Traceback" not in done.stderr
    assert count(tmp_path, "accounts_user") == 0


def test_link_signs_an_owner_in_and_refuses_strangers(installed):
    done = run_muster(installed, "link", "OLGA@example.org", MUSTER_URL="https://muster.example")
    stranger = run_muster(installed, "link", "nobody@example.org")

    assert done.stdout.startswith("https://muster.example/account/link/")
    assert (stranger.returncode, stranger.stdout) == (1, "")
    assert stranger.stderr == "Nobody here has an account with the address nobody@example.org.\n"


def test_version_and_wrong_usage(tmp_path):
    assert run_muster(tmp_path, "--version").stdout.startswith("muster 0.")
    assert run_muster(tmp_path, "frobnicate").returncode == 2
    assert run_muster(tmp_path, "setup").returncode == 2
    assert run_muster(tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("EMAIL_URL", "mailto:x", "EMAIL_URL can't be used."),
        ("EMAIL_URL", "smtp://host:port", "EMAIL_URL can't be used."),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL names no database"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL names no database"),
        ("MUSTER_URL", "muster.example.org", "MUSTER_URL must be an address"),
        ("MUSTER_TRUSTED_PROXIES", "some", "MUSTER_TRUSTED_PROXIES must be a whole number"),
        ("MUSTER_LEASE_S", "0", "MUSTER_LEASE_S must be a whole number, 1 or more."),
        ("MUSTER_BOUNCES", "/nowhere", "MUSTER_BOUNCES must name a maildir"),
    ],
)
def test_wrong_setting_is_named_in_a_sentence(name, value, says, tmp_path):
    done = run_muster(tmp_path, "doctor", **{name: value})

    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_refusal_as_json_is_one_document_of_one_shape(tmp_path):
    done = run_muster(tmp_path, "doctor", "--json", MUSTER_URL="nowhere")

    answer = json.loads(done.stdout)
    assert set(answer) == {"error"}
    assert answer["error"]["code"] == "settings.wrong"
    assert done.returncode == 1


def test_command_before_setup_says_what_to_run(tmp_path):
    done = run_muster(tmp_path, "imports", "--json")

    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "database.not_ready"
