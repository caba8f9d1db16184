"""Address resolution during layout: only files supplied beforehand."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

Files = Mapping[str, tuple[bytes, str]]
"""Bytes and media type by address."""


class MemoryFetcher(URLFetcher):  # type: ignore[misc]
    """Serves `files` and refuses every other address; `refused` lists those, as SVG drawing hides refusals."""

    def __init__(self, files: Files) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._files = files
        self.refused: list[str] = []

    def fetch(self, url: str, _headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the file at `url`. Raises FatalURLFetchingError, which nothing in WeasyPrint but SVG drawing
        catches.
        """
        if url in self._files:
            data, media_type = self._files[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        self.refused.append(url)
        raise FatalURLFetchingError(f"refused: {url}")
