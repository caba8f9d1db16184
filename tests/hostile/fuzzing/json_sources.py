"""The JSON out of a PDF, of each kind of document."""

from __future__ import annotations

import functools
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import outcome_reports as outr
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.pictures import samples as pictures
from tests.hostile.fuzzing.value_changes import changed
from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

FOREWORD = """\
text: |
  Words[^1] of **all** and [[IDN]].

  - a point
  - another

  [^1]: A note.
signatories:
  - {name: Ada, office: Chair, signature: images/a.png}
"""
PARTS = """\
key_figures:
  - {value: "12", label: States}
spotlights:
  - {by: IDN, text: "[[IDN|lead]] said =={words}== and more."}
  - {by: [KOR, PHL], text: Words., lang: en}
recommendations:
  - {id: R1.1, by: IDN, to: [KOR, members], context: c, recommendation: r}
  - {id: R1.2, to: [RSO], context: c, recommendation: "words of [[WG-TIP]]"}
""".replace("{words}", "words that are long enough")
INSIGHTS = "title: Insights\ninsights:\n  - {id: first, title: An insight, text: Words., chapter: labour}\n"


def edition(folder: Path) -> outr.LoadedEdition:
    """An edition with something of each kind."""
    made = EditionFolder(folder)
    made.write("foreword.yaml", FOREWORD)
    made.write("images/a.png", pictures()[4])
    made.write("chapters/1-a.yaml", CHAPTER + PARTS)
    made.write("insights.yaml", INSIGHTS)
    return made.load()


@functools.cache
def samples() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        made = edition(Path(folder))
    documents = [made.statement(), made.summary(), made.make("brief"), made.excerpt("IDN", pages={})]
    return [source for document in documents if (source := document.source())]


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    if source.random() < 0.15:
        return damaged(data, others, source)
    return json.dumps(changed(json.loads(data), source), ensure_ascii=source.random() < 0.5).encode(
        "utf-8", "surrogatepass"
    )


def take(data: bytes, place: Path) -> object:
    file = place / "content.json"
    file.write_bytes(data)
    return outr.load_document(file).to_html()


KIND = Kind(samples, spoil, take, runs=200)
