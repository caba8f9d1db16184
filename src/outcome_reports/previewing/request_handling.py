"""Handling of one request to a preview: whether it is allowed, and which function answers it."""

from __future__ import annotations

import hmac
import json
import logging
import queue
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from outcome_reports.errors import EXPECTED, words_of
from outcome_reports.previewing.answering import Answer, Answering, RefusedRequestError, no_answer, policy
from outcome_reports.previewing.answers import GETS
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.orders import POSTS

if TYPE_CHECKING:
    from outcome_reports.previewing.session import Preview

_LOG = logging.getLogger(__name__)
MOST_BYTES = 1 << 20
"""The maximum size of a request; no text of an edition is as long."""
_BEAT = 5.0
_JSON = "application/json"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class RequestHandler(BaseHTTPRequestHandler):
    """Answers requests from this machine whose address begins with the token of `preview`."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "outcome-reports", ""
    timeout = 60
    # Small answers would wait for the acknowledgement of those before.
    disable_nagle_algorithm = True

    def __init__(self, preview: Preview, token: str, *arguments: Any) -> None:
        self._preview = preview
        self._token = token
        super().__init__(*arguments)

    def log_message(self, format: str, *values: object) -> None:
        """Log a request at debug level only: its address contains the secret token."""
        _LOG.debug(format.replace("%", "%%") if not values else format, *values)

    def do_GET(self) -> None:
        """Answer a GET request."""
        self._answer(GETS)

    def do_POST(self) -> None:
        """Answer a POST request."""
        self._answer(POSTS)

    def _answer(self, answers: dict[str, Answering]) -> None:
        try:
            self._check_sender()
            what, asked = self._asked()
            body = self._body() if answers is POSTS else {}
            if what == "events" and answers is GETS:
                self._stream(Choice.of(asked, self._preview.own))
                return
            name, _, rest = what.partition("/")
            answer = answers.get(name, no_answer)(self._preview, {**asked, "rest": rest}, body)
        except RefusedRequestError as refused:
            # The request is not read to its end, so the connection cannot be reused.
            self.close_connection = True
            answer = Answer.of_json({"error": refused.message, **refused.more}, refused.status)
        except EXPECTED as error:
            answer = Answer.of_json({"error": words_of(error)}, HTTPStatus.UNPROCESSABLE_ENTITY)
        self._send(answer)

    def _check_sender(self) -> None:
        # A page of another site can make a browser ask, but not with this Host (after DNS rebinding) or Origin.
        port = self.connection.getsockname()[1]
        hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        if self.headers.get("Host") not in hosts:
            raise RefusedRequestError(HTTPStatus.FORBIDDEN, "this address is not answered here")
        origin = self.headers.get("Origin")
        if origin is not None and origin not in {f"http://{host}" for host in hosts}:
            raise RefusedRequestError(HTTPStatus.FORBIDDEN, "pages of other sites are not answered")
        # A notebook may show the page in a frame; knowing the token is enough.
        goes_there = self.command == "GET" and self.headers.get("Sec-Fetch-Mode") == "navigate"
        if not goes_there and self.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            raise RefusedRequestError(HTTPStatus.FORBIDDEN, "pages of other sites are not answered")

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        first, _, what = parts.path.removeprefix("/").partition("/")
        if not _same(first, self._token):
            raise RefusedRequestError(HTTPStatus.NOT_FOUND, "there is no such page: open the address that was printed")
        return what, dict(parse_qsl(parts.query))

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or self.headers.get("Transfer-Encoding"):
            raise RefusedRequestError(HTTPStatus.LENGTH_REQUIRED, "a request says how long it is")
        if len(length) > 9 or int(length) > MOST_BYTES:
            raise RefusedRequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {MOST_BYTES:,} bytes are taken")
        # Forms of other sites cannot send this type without being asked for leave first, which they do not get.
        if self.headers.get("Content-Type") != _JSON:
            raise RefusedRequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "JSON is expected")
        try:
            body = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "a JSON object is expected")
        return body

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in {**_HEADERS, "Content-Security-Policy": policy(), **answer.headers}.items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.data)))
        self.end_headers()
        self.wfile.write(answer.data)

    def _stream(self, choice: Choice) -> None:
        """Send messages as they come (server-sent events, WHATWG HTML 9.2), until either side is gone."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**_HEADERS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        with self._preview.screens.listening(choice) as messages:
            # A client that reconnects after a pause must not miss changes.
            self._write({"about": "version", "version": self._preview.screens.document(choice).version})
            while True:
                try:
                    message = messages.get(timeout=_BEAT)
                except queue.Empty:
                    self.wfile.write(b":\n\n")
                    continue
                self._write(message)
                if message["about"] == "end":
                    return

    def _write(self, message: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(message, ensure_ascii=False)}\n\n".encode())


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
