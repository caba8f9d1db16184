"""What brands and roles mean for the looks of a document, and the drawings: tables that a person can read."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, get_args
from urllib.parse import unquote

import pytest
from lxml import etree

from outcome_reports import tree
from outcome_reports.branding.brand_marks import Motif
from outcome_reports.reading import read_brand
from outcome_reports.tree import Role, RoleLayout, layout_of
from outcome_reports.writers.docx.house.house_fields import show_properties
from outcome_reports.writers.html.linked_data import (
    catalogue_tags,
    citation_files,
    is_citable,
    linked_data,
    open_graph,
    own_address,
)
from outcome_reports.writers.html.stylesheets import brand_properties, printed_pages
from outcome_reports.writers.motif import motif_svg
from outcome_reports.writers.output_options import Download, WebPlace
from tests.support.small_documents import in_every_part

BRAND = read_brand("rso")
COLOURS = ("#2b7f8c", "#d9793f", "#334455", "#667788", "#99aabb")
Golden = Callable[[str, str], None]


def test_roles(golden: Golden) -> None:
    """The names are those of docs/tree.md, and classes in templates/css; one without marks is laid out as text."""
    plain = dataclasses.asdict(RoleLayout())
    lines = []
    for role in (*Role, None, "of-a-script"):
        marks = (
            f"{name}={value}" for name, value in dataclasses.asdict(layout_of(role)).items() if value != plain[name]
        )
        lines.append(f"{role}: {' '.join(marks)}".rstrip())
    golden("looks/roles.txt", "\n".join([f"plain: {plain}", *lines, ""]))


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_properties_of_a_brand(medium: str, golden: Golden) -> None:
    golden(f"looks/brand-{medium}.css", brand_properties(BRAND, medium).replace(";", ";\n") + "\n")


def test_pages_that_a_browser_prints(golden: Golden) -> None:
    golden("looks/printed-pages.css", printed_pages('Draft "2" \\ 1 March, café', BRAND).replace(";", ";\n") + "\n")


def test_drawings_never_change(golden: Golden) -> None:
    """A brand keeps its cover: the sizes of the drawing of each kind, by lines and colours, and their digests."""
    lines = []
    for kind in get_args(Motif.model_fields["kind"].annotation):
        for count, colours, seed in ((0, 1, 1), (1, 2, 2), (2, 2, 3), (9, 3, 4), (26, 4, 5), (80, 5, 6)):
            motif = Motif(kind=kind, seed=seed, lines=count, colours=COLOURS[:colours])
            svg = motif_svg(motif, 210, 297 if count != 9 else 60, strength=0.3 if seed == 3 else 1.0)
            digest = hashlib.sha256(svg.encode("ascii")).hexdigest()[:16]
            lines.append(
                f"{kind}, {count} lines in {colours} colours: {svg.count('<path')} paths, {len(svg)}, {digest}"
            )
    golden("looks/motifs.txt", "\n".join(lines) + "\n")


def _published(**about: Any) -> tree.Document:
    """A final report with an address of its own, at an event."""
    document = in_every_part()
    event = tree.Event(
        name="Third Forum",
        series="Forum",
        start=date(2027, 2, 1),
        end=date(2027, 2, 3),
        organiser="Regional Dialogue Office",
        theme="Ships",
        place="Port Arven",
        country="AV",
    )
    metadata = replace(
        document.metadata, mark=None, status="final", version="1.0", web="https://example.org/statement/", event=event
    )
    return replace(document, metadata=replace(metadata, **about))


@pytest.mark.parametrize(
    ("name", "about", "place"),
    [
        ("published", {}, WebPlace(card="https://example.org/card.png", thumbnail="https://example.org/small.png")),
        ("article", {"genre": "article", "description": "", "event": None, "keywords": ()}, None),
        ("draft", {"mark": "Draft", "status": "for-clearance"}, WebPlace()),
    ],
)
def test_what_a_page_says_of_itself(name: str, about: dict[str, Any], place: WebPlace | None, golden: Golden) -> None:
    """What search engines, social media, catalogues and reference managers read."""
    document = _published(**about)
    files = (Download("PDF", "statement.pdf", 1_234), Download("DOCX", "statement.docx", 99), Download("?", "a.xyz"))
    said = {
        "linked data": json.loads(str(linked_data(document, files, place))),
        "open graph": dict(open_graph(document, place)),
        "catalogues": catalogue_tags(document, files, place),
        "citations": [[file.name, unquote(file.address), file.file] for file in citation_files(document)],
    }
    golden(f"looks/said-{name}.json", json.dumps(said, indent=1, ensure_ascii=False) + "\n")


@pytest.mark.parametrize(
    ("web", "own"),
    [
        ("", False),
        ("https://example.org", False),
        ("https://example.org/", False),
        ("https://example.org//", False),
        ("https://example.org/?a", False),
        ("https://example.org/a", True),
        ("https://example.org/a/", True),
    ],
)
def test_the_home_page_of_a_house_is_not_the_document(web: str, own: bool) -> None:
    document = _published(web=web)
    assert own_address(document) == (web if own else "")
    assert is_citable(document) == own


def test_search_data_cannot_end_its_script() -> None:
    title = "</script><!-- & \u2028\u2029>"
    text = str(linked_data(_published(title=title)))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["name"] == title


def _field(code: str, *shown: str, inner: str = "") -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    texts = "".join(f"<w:r><w:t>{words}</w:t></w:r>" for words in shown)
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{inner}{marks[1]}{texts}{marks[2]}"


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        *(
            (_field(f" {code} ", "theirs"), [shown])
            for code, shown in (
                ("TITLE", "Outcome statement of a made-up meeting"),
                ("subject \\* Upper", "What the meeting found"),
                ("AUTHOR", "Regional Dialogue Office"),
                ("KEYWORDS", "meeting, outcome"),
                ("COMMENTS", "What a meeting found, in some pages."),
                ("STYLEREF &quot;Heading 1&quot;", "Outcome statement"),
                ("DOCPROPERTY Title", "Outcome statement of a made-up meeting"),
                ('DOCPROPERTY "title"', "Outcome statement of a made-up meeting"),
                ("DOCPROPERTY", "theirs"),
                ("PAGE", "theirs"),
                ("DOCPROPERTY Ours TITLE", "theirs"),
                ("", "theirs"),
            )
        ),
        (_field("AUTHOR", "in", "parts"), ["Regional Dialogue Office", ""]),
        ('<w:fldSimple w:instr=" TITLE "><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:fldSimple>', [
            "Outcome statement of a made-up meeting", "",
        ]),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>a</w:t></w:r></w:fldSimple>', ["a"]),
        ("<w:r><w:t>before </w:t></w:r>" + _field("TITLE", "a") + "<w:r><w:t> after</w:t></w:r>", [
            "before ", "Outcome statement of a made-up meeting", " after",
        ]),
        # The one inside is part of what the other asks for.
        (_field("IF ", "shown", inner=_field("TITLE", "inner")), ["inner", "shown"]),
        (_field("TITLE", "a") + _field("PAGE", "3") + _field("AUTHOR", "b"), [
            "Outcome statement of a made-up meeting", "3", "Regional Dialogue Office",
        ]),
    ],
)  # fmt: skip
def test_fields_of_a_house_show_our_properties(field: str, texts: list[str]) -> None:
    """A header that names the document must not name the one that its template was made for."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    root = etree.fromstring(f'<w:hdr xmlns:w="{space}"><w:p>{field}</w:p></w:hdr>')
    show_properties(root, in_every_part().metadata)
    assert [text.text or "" for text in root.iter(f"{{{space}}}t")] == texts
