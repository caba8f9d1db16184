"""Validation of HTML by the W3C's Nu Html Checker: errors and warnings, one Java process for all files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NotRequired
from urllib.parse import unquote, urlsplit

from typing_extensions import TypedDict

from outcome_reports.validating import programs
from outcome_reports.validating.html_blocks import HtmlBlocks
from outcome_reports.validating.verdicts import Failure, Validator, Verdict, verdict_of

TOOL = "W3C Nu Html Checker"
STANDARD = "HTML"

# The checker also plays the browser and enforces the page's security policy. Version 26.9.27 refuses every data: image
# there, whatever the policy allows, and hashes only part of a long style. axe.py reports what a real browser refuses.
_POLICY = "violates Content Security Policy (meta tag)"


class _Message(TypedDict):
    type: str
    subType: NotRequired[str]
    url: NotRequired[str]
    lastLine: NotRequired[int]
    lastColumn: NotRequired[int]
    message: str


class _Answer(TypedDict):
    messages: list[_Message]


def validate_html(files: Sequence[Path]) -> list[Verdict]:
    """Verdict on each file, in order. Raises Unavailable without Java or the checker."""
    if not files:
        return []
    jar = programs.npm_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    resolved = [file.resolve(strict=True) for file in files]
    command = [programs.java(), "-Xss16m", "-XX:TieredStopAtLevel=1", "-jar", str(jar), *options, *map(str, resolved)]
    said = programs.answer(TOOL, programs.run(command, files=len(files)), _Answer)
    # The checker names a file by its address, in which a Windows path looks different.
    paths = [_path_in(path.as_uri()) for path in resolved]
    found: dict[str, list[_Message]] = {path: [] for path in paths}
    for message in said["messages"]:
        # A message without a file is about the run itself, hence about every file.
        path = _path_in(message.get("url", ""))
        for concerned in [path] if path in found else paths:
            found[concerned].append(message)
    return [_verdict(file, found[path]) for file, path in zip(files, paths, strict=True)]


def _path_in(address: str) -> str:
    return unquote(urlsplit(address).path)


def _verdict(file: Path, messages: list[_Message]) -> Verdict:
    blocks = HtmlBlocks(file.read_text("utf-8", errors="replace")) if messages else None
    failures = tuple(_failure(message, blocks) for message in messages if _counts(message))
    return verdict_of(file, TOOL, STANDARD, failures)


def _counts(message: _Message) -> bool:
    # The checker calls warnings "info" too, with a subtype.
    is_warning = message.get("subType") == "warning"
    if is_warning and _POLICY in message["message"]:
        return False
    return message["type"] != "info" or is_warning


def _failure(message: _Message, blocks: HtmlBlocks | None) -> Failure:
    line, column = message.get("lastLine"), message.get("lastColumn", 1)
    block = blocks.block_at(line, column) if blocks and line else None
    place = f"line {line}, column {column}" if line else ""
    return Failure(message.get("subType", message["type"]), message["message"], place, block)


VALIDATOR = Validator(
    (".html", ".htm"), TOOL, (STANDARD,), validate_html, needs=(programs.java, partial(programs.npm_package, "vnu-jar"))
)
