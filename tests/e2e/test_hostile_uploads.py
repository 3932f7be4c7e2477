"""The hostile set, uploaded to a running Muster: each file is answered with its sentence, and the server lives on."""

from __future__ import annotations

import html
import http.client
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest

from muster.engine.readers import Limits
from muster.refusals import SENTENCES
from tests.e2e.test_bad_input import begin
from tests.engine.readers.test_hostile import GROWTH_BYTES, QUICK, READ, REFUSED, written
from tests.files.hostile_texts import every_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Page

    from tools import serving

FAR_TOO_LARGE = 2 * Limits().file_bytes
"""Refused before any of it is read."""
_CHUNK = 2**20
_FOOT = b"\r\n--cut--\r\n"


class Upload(NamedTuple):
    """What came of one file that was uploaded."""

    name: str
    said: str
    seconds: float


def test_one_hostile_file_of_each_kind_is_answered_by_a_running_server(
    signed_in: Page, served: serving.Served, tmp_path: Path
) -> None:
    # One that is read comes first, so that what Python imports and keeps for matching doesn't count.
    uploads, grown = upload_all((every_width, *QUICK), signed_in, served, tmp_path)
    assert [] == wrong(uploads)
    assert grown <= GROWTH_BYTES


@pytest.mark.torture
def test_every_hostile_file_is_answered_by_a_running_server(
    signed_in: Page, served: serving.Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # One that is read comes first, so that what Python imports and keeps for matching doesn't count.
    uploads, grown = upload_all((every_width, *REFUSED, *READ), signed_in, served, tmp_path)
    slowest = max(uploads, key=lambda upload: upload.seconds)
    with capsys.disabled():
        print(  # noqa: T201 - the figures
            f"\nuploaded: {len(uploads)} files, {sum(upload.said != 'read' for upload in uploads)} refused, "
            f"0 deaths, slowest {slowest.seconds:.1f} s ({slowest.name}), "
            f"the web process grew by {grown / 2**20:.0f} MiB"
        )
    assert [] == wrong(uploads)
    assert grown <= GROWTH_BYTES


def upload_all(
    makes: Iterable[Callable[[Path], Path]], page: Page, served: serving.Served, tmp_path: Path
) -> tuple[list[Upload], int]:
    """What came of each file, and by how many bytes the web server grew. The server has to answer after each."""
    begin(page)
    address, token = page.url, page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())
    uploads: list[Upload] = []
    memory: list[int] = []
    for make in makes:
        path = written(make, tmp_path)
        started = time.perf_counter()
        answer = send(address, cookies, token, path)
        uploads.append(Upload(make.__name__, answer, time.perf_counter() - started))
        path.unlink()
        health = page.request.get("/healthz", timeout=10_000)
        assert health.ok, make.__name__
        memory.append(web_memory(served))
    return uploads, max(memory) - memory[0]


def wrong(uploads: list[Upload]) -> list[Upload]:
    """Those that were not answered by their sentence; what may be read may also be refused."""
    wanted = {make.__name__: sentence(code) for make, code in REFUSED.items()}
    return [one for one in uploads if not re.fullmatch(wanted.get(one.name, "read|.+"), one.said)]


def sentence(code: str) -> str:
    """A pattern for the sentence of a refusal, whatever it names."""
    if code == "file.too_large":
        return ".*This is too large.*"
    words = SENTENCES[code].replace("%%", "%")
    return ".+".join(re.escape(part) for part in re.split(r"%\(\w+\)s", words))


def send(address: str, cookies: str, token: str, path: Path) -> str:
    """Uploads the file as the page's script does; returns the sentence of the refusal, or that the file was read."""
    parts = urlsplit(address)
    head = (
        f'--cut\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'--cut\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
    ).encode()
    headers = {
        "Cookie": cookies,
        "Referer": address,
        "HX-Request": "true",
        "Content-Type": "multipart/form-data; boundary=cut",
        "Content-Length": str(len(head) + path.stat().st_size + len(_FOOT)),
    }
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)
    try:
        connection.request("POST", parts.path, body=_body(head, path), headers=headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        assert answer.status in {302, 409, 413}, (path, answer.status)
        return "read" if answer.status == 302 else said(page.partition("<main")[2] or page)
    except (BrokenPipeError, ConnectionResetError):
        # Far too large: answered before the rest of it was sent.
        return "This is too large" if path.stat().st_size > FAR_TOO_LARGE else "broken off"
    finally:
        connection.close()


def _body(head: bytes, path: Path) -> Iterator[bytes]:
    yield head
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
    yield _FOOT


def said(fragment: str) -> str:
    """What somebody reads in a fragment of a page."""
    return " ".join(html.unescape(re.sub("<svg.*?</svg>|<[^>]*>", " ", fragment, flags=re.DOTALL)).split())


def web_memory(served: serving.Served) -> int:
    """Of the web server's processes together, without those that read or take files in, in bytes."""
    port = served.url.rpartition(":")[2]
    servers = [
        pid for pid, line in _command_lines().items() if "granian" in line and f"--port {port}" in line
    ]
    workers = [child for pid in servers for child in _children(pid)]
    return sum(_resident(pid) for pid in {*servers, *workers})


def _command_lines() -> dict[int, str]:
    lines = {}
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines[int(entry.parent.name)] = entry.read_bytes().replace(b"\x00", b" ").decode(errors="replace")
        except OSError:
            continue
    return lines


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
