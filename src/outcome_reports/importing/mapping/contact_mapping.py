"""Recognition of the lines of the contact page: address, telephone, web address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import TypeAdapter

from outcome_reports.importing.mapping.import_context import ImportContext, flat
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Table
from outcome_reports.markup.placeholders import confirm
from outcome_reports.model.base import Line, MailAddress, WebAddress
from outcome_reports.reading.yaml_writing import yaml_comment, yaml_scalar

_TELEPHONE = re.compile(r"(?:tel(?:ephone)?|phone|tél(?:éphone)?|teléfono|тел|mobile)\b\.?\s*:?\s*(.+)", re.IGNORECASE)
_FAX = re.compile(r"(?:fax|télécopie|факс)\b\.?\s*:?\s*(.+)", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[\d\s()./-]{6,}")
_MAIL = re.compile(r"(?:e-?mail|mail|courriel|correo)?\s*:?\s*([^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+)", re.IGNORECASE)
_WEB = re.compile(r"(?:web(?:site)?|site)?\s*:?\s*((?:https?://|www\.)[^\s<>()]+)", re.IGNORECASE)
_KINDS = (
    ("facebook", "facebook"),
    ("linkedin", "linkedin"),
    ("twitter", "x"),
    ("//x.com", "x"),
    (".x.com", "x"),
    ("youtube", "youtube"),
    ("instagram", "instagram"),
)
_MAIL_TYPE: TypeAdapter[str] = TypeAdapter(MailAddress)
_WEB_TYPE: TypeAdapter[str] = TypeAdapter(WebAddress)
_LINE: TypeAdapter[str] = TypeAdapter(Line)


def contact(context: ImportContext, part: Part) -> str:
    """Return the contact page: the first line is the name of the office, the others are recognised by their form."""
    lines = [*_lines(flat(part.all_blocks()))]
    name = lines.pop(0)[0] if lines else ""
    found: dict[str, str] = {}
    address: list[str] = []
    links: list[tuple[str, str, str]] = []
    text: list[Block] = []
    labels: list[str] = []
    for line, target in lines:
        key, value = _detail(line)
        if key in {"telephone", "fax", "email"} and key not in found:
            found[key] = value
            labels += [line.replace(value, "").strip()] if value != line else []
        elif (link := _link(line, target)) is not None:
            links.append(link)
        elif _is_sentence(line) or text or not _fits(_LINE, line):
            text.append(Paragraph([Run(line)]))
        else:
            address.append(line)
    made = context.title(part) + context.line("name", name, "the name of the office")
    if labels:
        made += yaml_comment(f"In the document: {' '.join(labels)}")
    made += yaml_comment(confirm("address, telephone, e-mail and links"))
    if address:
        made += "address:\n" + "".join(f"  - {yaml_scalar(line)}\n" for line in address)
    made += "".join(f"{key}: {yaml_scalar(value)}\n" for key, value in found.items())
    if text:
        made += context.text("text", text, "how to reach the office")
    if links:
        made += "links:\n"
        for kind, label, target in links:
            made += f"  - kind: {kind}\n    label: {yaml_scalar(label)}\n    address: {yaml_scalar(target)}\n"
    return made


def _lines(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Yield each line, and the address of its link."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell.blocks)
            continue
        target = next((run.link for run in block.runs if run.link), "")
        for line in "".join(run.text for run in block.runs).split("\n"):
            if line.strip():
                yield " ".join(line.split()), target


def _detail(line: str) -> tuple[str, str]:
    if match := _FAX.fullmatch(line):
        return ("fax", match[1]) if _NUMBER.search(match[1]) else ("", "")
    if (match := _TELEPHONE.fullmatch(line)) and _NUMBER.search(match[1]):
        return "telephone", match[1]
    if (match := _MAIL.fullmatch(line)) and _fits(_MAIL_TYPE, match[1]):
        return "email", match[1]
    return "", ""


def _link(line: str, target: str) -> tuple[str, str, str] | None:
    match = _WEB.fullmatch(line)
    address = target if target.startswith("http") else match[1] if match else ""
    if not address or len(line.split()) > 8:
        return None
    address = address if "://" in address else f"https://{address}"
    if not _fits(_WEB_TYPE, address) or not _fits(_LINE, line):
        return None
    kind = next((kind for words, kind in _KINDS if words in address.casefold()), "website")
    return kind, line, address


def _is_sentence(line: str) -> bool:
    return line.endswith((".", ":")) or len(line.split()) > 12


def _fits(type_: TypeAdapter[str], value: str) -> bool:
    try:
        type_.validate_python(value)
    except ValueError:
        return False
    return True
