"""The pages of an EPUB: HTML of sections made well-formed, links between pages, pictures as files."""

from __future__ import annotations

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import tinyhtml5
from jinja2 import Environment
from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.writers.epub.epub_package import Page

_XHTML = "{http://www.w3.org/1999/xhtml}"
_DATA = re.compile(r"data:(image/[a-z+]+);base64,(.+)", re.DOTALL)
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


class PageSplitter:
    """Takes the HTML of one section after the other, and gives pages that refer to each other."""

    def __init__(self, environment: Environment, document: tree.Document) -> None:
        self._template = environment.get_template("epub_page.html.j2")
        self._document = document
        self._roots: dict[str, ET.Element] = {}
        self._files: dict[str, str] = {}
        self._pictures: dict[str, Page] = {}

    def add(self, name: str, body: Markup) -> None:
        """Take the HTML of a section, which becomes the page `name`."""
        page = self._template.render(document=self._document, body=body)
        root = tinyhtml5.parse(page, namespace_html_elements=True)
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self._document.lang)
        for element in root.iter():
            if lang := element.get("lang"):
                element.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
            if (id := element.get("id")) and id not in self._files:
                self._files[id] = name
            if element.tag == f"{_XHTML}img" and (found := _DATA.fullmatch(element.get("src", ""))):
                element.set("src", self._picture(found[1], base64.b64decode(found[2])))
        self._roots[name] = root

    def file_of(self, id: str) -> str:
        """Return the address of a block: its page, and its place there."""
        return f"{self._files[id]}#{id}"

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the bytes of each page, in order."""
        for name, root in self._roots.items():
            for link in root.iter(f"{_XHTML}a"):
                target = link.get("href", "")
                if target.startswith("#") and self._files.get(target[1:], name) != name:
                    link.set("href", self.file_of(target[1:]))
            # Prefixes are the process's, and another library may have given them away since.
            ET.register_namespace("", _XHTML[1:-1])
            ET.register_namespace("svg", "http://www.w3.org/2000/svg")
            yield name, b"<!DOCTYPE html>\n" + ET.tostring(root, encoding="utf-8", xml_declaration=False) + b"\n"

    def pictures(self) -> list[Page]:
        """Return the pictures that the pages show, each once."""
        return list(self._pictures.values())

    def _picture(self, media_type: str, data: bytes) -> str:
        name = f"pictures/{hashlib.sha256(data).hexdigest()[:16]}.{_SUFFIXES[media_type]}"
        self._pictures.setdefault(name, Page(name, data, media_type))
        return name
