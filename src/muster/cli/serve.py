"""`muster serve`: the database made ready, then the web server and one worker under one supervisor."""

from __future__ import annotations

import os
import socket
import sys
import urllib.error
import urllib.request
from typing import Annotated

import typer

from muster.cli.answers import say, start_django
from muster.cli.supervisor import Child, Supervisor
from muster.refusals import Refused

READY_WITHIN_S = 60
WEB_GRACE_S = 15
"""A web process that is told to end while it starts may not hear it."""
MOST_THREADS = 8
EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve")(serve)


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="Start no worker: it runs elsewhere.")
    ] = False,
) -> None:
    """Run Muster: migrate the database, then serve the pages and work in the background."""
    start_django()
    _check_port(host, port)
    _make_database_ready()
    supervisor = Supervisor(_children(host, port, with_worker=not no_worker), say)
    supervisor.start()
    local = _local_address(host, port)
    if supervisor.watch_until(lambda: _answers(f"{local}/healthz"), READY_WITHIN_S):
        typer.echo(f"Muster is ready: {_address_to_open(local)}")
        sys.stdout.flush()
    supervisor.run()


def _check_port(host: str, port: int) -> None:
    """Raises Refused where the address can't be listened on."""
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, number) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Refused("port.not_free", host=host, port=port, answer=error.strerror or str(error)) from error


def _make_database_ready() -> None:
    from muster.cli.database import make_ready

    copy = make_ready()
    if copy is not None:
        say(f"The database was brought up to date. A copy from before is {copy}.")


def _children(host: str, port: int, *, with_worker: bool) -> list[Child]:
    from django.conf import settings

    # A slow upload holds its thread to the end: those are threads of their own, so that pages never wait for them.
    threads = min(MOST_THREADS, 2 * (os.cpu_count() or 1) + 1) + settings.MUSTER_LIMITS.uploads
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "1", "--blocking-threads", str(threads), "--no-ws", "--log-level", "error"]
    web += ["--respawn-failed-workers", "--workers-kill-timeout", str(WEB_GRACE_S)]
    web += ["muster.config.wsgi:application"]
    worker = [sys.executable, "-m", "muster.cli", "worker"]
    children = [Child("web server", web)]
    return [*children, Child("worker", worker)] if with_worker else children


def _local_address(host: str, port: int) -> str:
    name = EVERY_ADDRESS.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _answers(url: str) -> bool:
    """Whether the web server answers at all; what it says is for monitoring."""
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _address_to_open(local: str) -> str:
    """Where to point the browser; with the one-time code in the fragment while there is no owner."""
    from django.conf import settings

    from muster.organisations import first_run

    base = settings.MUSTER_URL or local
    return f"{base}/start/#{first_run.new_code()}" if first_run.is_needed() else f"{base}/"
