"""`muster doctor` names what needs doing, and ends well where nothing does."""

from __future__ import annotations

import json

from muster.engine.fence import fences
from tests.cli.commands import run_muster


def test_fresh_folder_needs_the_database_mail_and_a_worker(tmp_path):
    done = run_muster(tmp_path, "doctor", "--json")

    checks = {check["name"]: check["ok"] for check in json.loads(done.stdout)["checks"]}
    assert {name for name, ok in checks.items() if not ok} >= {"database", "mail", "worker"}
    assert checks["python"]
    assert done.returncode == 1


def test_folder_open_to_others_is_named_with_the_way_out(installed):
    installed.chmod(0o755)

    done = run_muster(installed, "doctor")

    assert f"chmod go-rwx {installed}" in done.stdout


def test_mail_server_that_does_not_answer_is_named(installed):

    done = run_muster(
        installed, "doctor", EMAIL_URL="smtp://127.0.0.1:1", MUSTER_URL="https://muster.example"
    )

    assert "The mail server can't be used" in done.stdout
    assert "Traceback" not in done.stderr


def test_mail_folder_and_database_are_fine(installed):

    done = run_muster(
        installed,
        "doctor",
        "--json",
        EMAIL_URL=f"file://{installed}/mails",
        MUSTER_URL="https://muster.example",
    )

    checks = {check["name"]: check["ok"] for check in json.loads(done.stdout)["checks"]}
    assert checks["mail"]
    assert checks["database"]


def test_it_says_what_keeps_the_process_that_reads_from_files_and_network(installed):
    checks = {
        check["name"]: check["message"]
        for check in json.loads(run_muster(installed, "doctor", "--json").stdout)["checks"]
    }

    offered = fences()
    assert f"Landlock {'(version' if offered.landlock else 'is off'}" in checks["kernel"]
    assert f"seccomp is {'on' if offered.has_seccomp else 'off'}" in checks["kernel"]
