"""One edition that holds all hostile content that is taken, to be made into every format."""

from __future__ import annotations

import json
from pathlib import Path

from outcome_reports.markup.problems import MAX_INLINE_NESTING, MAX_LINKS, MAX_NESTING, MAX_WORD
from tests.hostile.corpus import CASES, NO_FONT_HAS_IT, Printed, image, with_exif
from tests.support.folders import ENTITIES, HEAD, EditionFolder

SHORT_NAMES = (
    "Cote d'Ivoir",
    "Terre d’Ivoire",
    "CON",
    "..",
    "../../etc",
    '<b>*x*</b> & "y"',
    '=HYPERLINK("https://x.org")',
    "N" + "o" * 299,
)
"""Names of States that are taken, each of a key of its own: X0, X1, …"""

AT_THE_LIMIT = {
    "a long word": "A word: " + "x" * MAX_WORD,
    "many links": " ".join(f"[link {n}](https://example.org/{n})" for n in range(MAX_LINKS)),
    "deep lists": "\n".join("  " * level + f"- level {level}" for level in range(MAX_NESTING)),
    "deep quotations": "> " * MAX_NESTING + "quoted",
    "deep emphasis": "**a _b " * (MAX_INLINE_NESTING // 2) + "c" + "_ d**" * (MAX_INLINE_NESTING // 2),
    "many footnotes": " ".join(f"Word[^{n}]." for n in range(50))
    + "".join(f"\n\n[^{n}]: Note {n}." for n in range(50)),
    "both apostrophes": "Côte d’Ivoire and Côte d'Ivoire met.",
}
"""Texts that are as large, as long and as deep as may be."""
PICTURES = {"a.webp": image("WEBP"), "b.jpg": image("JPEG", "CMYK"), "c.jpg": with_exif(), "d.png": image("PNG", "LA")}
ROWS = 99


def gathered(folder: Path) -> EditionFolder:
    """The edition, in `folder`: a chapter for each text, a spotlight for each name, pictures, and a long table."""
    edition = EditionFolder(folder)
    entities = [{"key": f"X{n}", "kind": "state", "short": name} for n, name in enumerate(SHORT_NAMES)]
    edition.write("../registry/entities.yaml", ENTITIES + "".join(f"  - {_yaml(entity)}\n" for entity in entities))
    signed = "".join(
        f"  - {_yaml({'name': f'Name {n}', 'office': 'Chair', 'signature': f'images/{file}'})}\n"
        for n, file in enumerate(PICTURES)
    )
    edition.write("edition.yaml", HEAD)
    edition.write("foreword.yaml", f"text: Words.\nsignatories:\n{signed}")
    for file, data in PICTURES.items():
        edition.write(f"images/{file}", data)
    for number, (name, text) in enumerate((_texts(folder / "one-by-one") | AT_THE_LIMIT).items(), start=1):
        chapter = {"id": f"chapter-{number}", "title": name, "introduction": text}
        edition.write(f"chapters/{number}-text.yaml", "".join(f"{key}: {_yaml(chapter[key])}\n" for key in chapter))
    spotlights = [{"by": f"X{n}", "text": f"[[X{n}]] and [[X{n}]]."} for n in range(len(SHORT_NAMES))]
    rows = [
        {"id": f"R1.{n}", "to": "IDN", "context": f"Context {n}.", "recommendation": f"Members may do {n}.\n\n- it"}
        for n in range(1, ROWS + 1)
    ]
    first = {
        "id": "names",
        "title": "Names",
        "introduction": "Words.",
        "spotlights": spotlights,
        "recommendations": rows,
    }
    edition.write("chapters/0-names.yaml", "".join(f"{key}: {_yaml(value)}\n" for key, value in first.items()))
    return edition


def _texts(folder: Path) -> dict[str, str]:
    """The forewords of the corpus that are printed, by the names of their cases."""
    texts: dict[str, str] = {}
    for number, case in enumerate(CASES):
        if isinstance(case.answer, Printed) and case.name != NO_FONT_HAS_IT and list(case.files) == ["foreword.yaml"]:
            edition = EditionFolder(folder / str(number))
            edition.write("foreword.yaml", case.files["foreword.yaml"])
            foreword = edition.load().content.foreword
            assert foreword is not None
            texts[case.name] = str(foreword.text)
    return texts


def _yaml(value: object) -> str:
    """JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)
