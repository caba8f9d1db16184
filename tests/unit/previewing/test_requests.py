"""Who may ask a preview what: this machine, with the token, from its own page, and within limits."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

import outcome_reports as outr
from outcome_reports.previewing import Preview
from outcome_reports.previewing.request_handling import MOST_BYTES
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.folders import EditionFolder


@pytest.fixture
def shown(folder: EditionFolder) -> Iterator[Preview]:
    with Preview(folder.path, port=0) as preview:
        yield preview


def _ask(
    shown: Preview, path: str, method: str = "GET", body: bytes | None = None, **headers: Any
) -> tuple[int, http.client.HTTPMessage, bytes]:
    address = urlsplit(shown.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_the_page_comes_with_a_strict_policy_and_for_nobody_else(shown: Preview) -> None:
    status, headers, page = _ask(shown, urlsplit(shown.url).path)
    assert status == 200
    assert b"<iframe" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert not [name for name in headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("path", ["/", "/state", "/wrong/", "/wrong/state", "/%00/", "//", "/wrong/files/preview.js"])
def test_without_the_token_nothing_is_answered(shown: Preview, path: str) -> None:
    assert _ask(shown, path)[0] == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_pages_of_other_sites_get_nothing(shown: Preview, headers: dict[str, Any]) -> None:
    assert _ask(shown, urlsplit(shown.url).path + "state", **headers)[0] == 403


def test_its_own_page_is_answered(shown: Preview) -> None:
    address = urlsplit(shown.url)
    own: dict[str, Any] = {"Origin": f"http://{address.netloc}", "Sec_Fetch_Site": "same-origin"}
    status, _, data = _ask(shown, address.path + "state", **own)
    assert status == 200
    assert json.loads(data)["version"] == 1


@pytest.mark.parametrize(
    "name",
    [
        "../../pyproject.toml",
        "..%2f..%2fpyproject.toml",
        "%2e%2e/css",
        "/etc/passwd",
        "preview.py",
        "preview.css/",
        ".",
    ],
)
def test_no_other_file_is_given_away(shown: Preview, name: str) -> None:
    assert _ask(shown, urlsplit(shown.url).path + "files/" + name)[0] == 404


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"Content_Type": "text/plain"}, 415),
        (b"{}", {"Content_Type": "application/x-www-form-urlencoded"}, 415),
        (b"[]", {"Content_Type": "application/json"}, 400),
        (b"[" * 100_000, {"Content_Type": "application/json"}, 400),
        (b"\xff", {"Content_Type": "application/json"}, 400),
        (b"", {"Content_Type": "application/json", "Content_Length": str(MOST_BYTES + 1)}, 413),
        (b"", {"Content_Type": "application/json", "Content_Length": "9" * 30}, 413),
        (b"", {"Content_Type": "application/json", "Content_Length": "-1"}, 411),
        (b"{}", {"Content_Type": "application/json"}, 404),
    ],
)
def test_what_is_sent_has_a_type_and_a_size(shown: Preview, body: bytes, headers: dict[str, str], status: int) -> None:
    assert _ask(shown, urlsplit(shown.url).path + "nothing", "POST", body, **headers)[0] == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(shown: Preview, method: str) -> None:
    assert _ask(shown, urlsplit(shown.url).path, method)[0] == 501


@pytest.mark.parametrize("query", ["document=novel", "document=excerpt", "document=excerpt&key=NOBODY"])
def test_a_document_that_does_not_exist_is_said(shown: Preview, query: str) -> None:
    status, _, data = _ask(shown, f"{urlsplit(shown.url).path}state?{query}")
    answer = json.loads(data)
    assert status == 422 or answer["problems"]


def test_a_port_in_use_gives_the_next_one(folder: EditionFolder) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with Preview(folder.path, port=port) as preview:
            assert port < (urlsplit(preview.url).port or 0) <= port + 50


def test_only_this_machine_is_listened_to(shown: Preview) -> None:
    assert shown._server.server.server_address[0] == "127.0.0.1"


def test_it_ends_and_leaves_no_thread_that_works(folder: EditionFolder) -> None:
    before = threading.active_count()
    with outr.preview(folder.path, port=0) as preview:
        assert _ask(preview, urlsplit(preview.url).path)[0] == 200
    with pytest.raises(OSError, match="refused"):
        _ask(preview, urlsplit(preview.url).path)
    wait_until(lambda: threading.active_count() <= before)


def test_in_a_notebook_it_shows_itself(shown: Preview) -> None:
    assert f'src="{shown.url}"' in shown._repr_html_()


def test_an_edition_without_a_folder_is_refused(folder: EditionFolder) -> None:
    edition = folder.load()
    edition.folder = None
    with pytest.raises(outr.ArgumentError, match="not read from a folder"):
        outr.preview(edition)
