"""The server of a preview: only for this machine, and for those who know its address."""

from __future__ import annotations

import errno
import functools
import secrets
import socket
import threading
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

from outcome_reports.previewing.request_handling import RequestHandler

if TYPE_CHECKING:
    from outcome_reports.previewing.session import Preview

HOST = "127.0.0.1"
FIRST_PORT = 8765
_PORTS = 50


class WebServer:
    """Listens on `port`, or on the next free one."""

    def __init__(self, preview: Preview, port: int | None) -> None:
        token = secrets.token_urlsafe(16)
        self.server = _listening(
            functools.partial(RequestHandler, preview, token), FIRST_PORT if port is None else port
        )
        self.url = f"http://{HOST}:{self.server.server_port}/{token}/"
        self._thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True, name="preview-server"
        )

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """End it."""
        if self._thread.is_alive():
            self.server.shutdown()
            self._thread.join(5)
        self.server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Except on Windows this only allows reuse of a port that was in use a minute ago.
    allow_reuse_address = not hasattr(socket, "SO_EXCLUSIVEADDRUSE")
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore broken connections."""


def _listening(handler: functools.partial[RequestHandler], first: int) -> _Server:
    for port in range(first, min(first + _PORTS, 65536)) if first else (0,):
        try:
            return _Server((HOST, port), handler)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    raise OSError(errno.EADDRINUSE, f"no port is free from {first} on: name another with --port")
