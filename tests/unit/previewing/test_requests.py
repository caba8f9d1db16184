"""Who may ask a preview what: this machine, with the token, from its own page, and within limits."""

from __future__ import annotations

import errno
import http.client
import json
import socket
import threading
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock
from urllib.parse import urlsplit

import pytest

import outcome_reports as outr
from outcome_reports.previewing import Preview, request_handling, web_server
from outcome_reports.previewing.answering import policy
from outcome_reports.previewing.live_document import Choice
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
    status, _, data = _ask(shown, path)
    assert (status, json.loads(data)) == (404, {"error": "there is no such page: open the address that was printed"})


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
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"},
    ],
)
def test_pages_of_other_sites_get_nothing(shown: Preview, headers: dict[str, Any]) -> None:
    status, _, data = _ask(shown, urlsplit(shown.url).path + "state", **headers)
    why = "this address is not answered here" if "Host" in headers else "pages of other sites are not answered"
    assert (status, json.loads(data)) == (403, {"error": why})


def test_the_page_may_be_opened_from_a_link_and_in_a_frame(shown: Preview) -> None:
    there: dict[str, Any] = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    assert _ask(shown, urlsplit(shown.url).path, **there)[0] == 200
    assert _ask(shown, urlsplit(shown.url).path + "undo", "POST", b"{}", **there)[0] == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_both_names_of_this_machine_are_answered(host: str, shown: Preview) -> None:
    address = urlsplit(shown.url)
    own: dict[str, Any] = {"Host": f"{host}:{address.port}", "Origin": f"http://{host}:{address.port}"}
    status, headers, _ = _ask(shown, address.path + "versions", **own)
    wanted = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Content-Type": "application/json",
        "Content-Security-Policy": policy(),
    }
    assert (status, {name: headers[name] for name in wanted}) == (200, wanted)


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
        (b"", {"Content_Type": "application/json", "Content_Length": "²"}, 411),
        (b"{}", {"Content_Type": "application/json", "Transfer_Encoding": "chunked", "Content_Length": "2"}, 411),
        (b"{}", {"Content_Type": "application/json"}, 404),
    ],
)
def test_what_is_sent_has_a_type_and_a_size(shown: Preview, body: bytes, headers: dict[str, str], status: int) -> None:
    answered, _, data = _ask(shown, urlsplit(shown.url).path + "nothing", "POST", body, **headers)
    said = {
        400: "a JSON object is expected",
        404: "there is no such page",
        411: "a request says how long it is",
        413: "at most 1,048,576 bytes are taken",
        415: "JSON is expected",
    }
    assert (answered, json.loads(data)) == (status, {"error": said[status]})


def test_a_request_of_the_greatest_size_is_read(shown: Preview) -> None:
    body = b'{"a": "' + b"x" * (MOST_BYTES - 9) + b'"}'
    assert len(body) == MOST_BYTES
    path = urlsplit(shown.url).path + "nothing"
    assert _ask(shown, path, "POST", body, Content_Type="application/json")[0] == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(shown: Preview, method: str) -> None:
    assert _ask(shown, urlsplit(shown.url).path, method)[0] == 501


@pytest.mark.parametrize("query", ["document=novel", "document=excerpt", "document=excerpt&key=NOBODY"])
def test_a_document_that_does_not_exist_is_said(shown: Preview, query: str) -> None:
    status, _, data = _ask(shown, f"{urlsplit(shown.url).path}state?{query}")
    answer = json.loads(data)
    assert status == 422 or answer["problems"]


def _messages(answer: http.client.HTTPResponse) -> Iterator[dict[str, Any] | None]:
    """The messages of a stream, None for each beat."""
    while line := answer.readline():
        assert answer.readline() == b"\n"
        yield None if line == b":\n" else json.loads(line.removeprefix(b"data: "))


def test_messages_come_as_a_stream_until_the_end(shown: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_handling, "_BEAT", 0.05)
    address = urlsplit(shown.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    connection.request("GET", f"{address.path}events?document=brief")
    answer = connection.getresponse()
    assert answer.status == 200
    named = ("Content-Type", "Connection", "Cache-Control", "Referrer-Policy", "X-Content-Type-Options")
    assert [answer.getheader(name) for name in named] == [
        "text/event-stream",
        "close",
        "no-store",
        "no-referrer",
        "nosniff",
    ]
    messages = _messages(answer)
    assert next(messages) == {"about": "version", "version": 1}
    assert next(messages) is None
    shown.screens.tell({"about": "other"}, Choice())
    shown.screens.tell({"about": "Ünicode"}, Choice("brief"))
    shown.screens.tell({"about": "end"})
    said = [message for message in messages if message]
    assert [message for message in said if message["about"] not in {"findings", "clearance"}] == [
        {"about": "Ünicode"},
        {"about": "end"},
    ]
    connection.close()


def test_an_unknown_document_has_no_stream(shown: Preview) -> None:
    status, _, data = _ask(shown, f"{urlsplit(shown.url).path}events?document=novel")
    assert (status, json.loads(data)) == (422, {"error": "unknown document “novel”"})
    body = b"{}"
    status, _, data = _ask(shown, f"{urlsplit(shown.url).path}events", "POST", body, Content_Type="application/json")
    assert (status, json.loads(data)) == (404, {"error": "there is no such page"})


def test_a_port_that_is_not_ours_to_take_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refused(_self: object, address: tuple[str, int], _handler: object) -> None:
        asked.append(address[1])
        raise OSError(errors[min(len(asked), len(errors)) - 1], "refused")

    monkeypatch.setattr(web_server._Server, "__init__", refused)
    errors = [errno.EADDRINUSE, errno.EACCES]
    with pytest.raises(OSError, match=r"no port is free from 65530 on: name another with --port$") as error:
        web_server.WebServer(MagicMock(), 65530)
    assert (error.value.errno, asked) == (errno.EADDRINUSE, [*range(65530, 65536)])
    asked.clear()
    with pytest.raises(OSError, match=r"no port is free from 8765 on: name another with --port$"):
        web_server.WebServer(MagicMock(), None)
    assert asked == [*range(8765, 8815)]
    asked.clear()
    errors[:] = [errno.EADDRINUSE, errno.EINVAL]
    with pytest.raises(OSError, match="refused") as error:
        web_server.WebServer(MagicMock(), 9000)
    assert (error.value.errno, asked) == (errno.EINVAL, [9000, 9001])


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
