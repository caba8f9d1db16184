"""CSV files beside a chapter and a list of participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.mutating import Change
from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

TABLE = (
    "id,from,addressed to,context,recommendation,language\r\n"
    'R1.1,IDN,"KOR; PHL",Words.,"More ""words"", quoted",en\r\n'
    'R1.2,,Indonesia,"Two\nlines","Words of [[IDN]]. [a](https://example.org/)",\r\n'
)
PEOPLE = "list,participant\nStates,Indonesia\nStates,KOR\nOrganisations,IOM\nStates,Côte d'Ivoire\n"


def samples() -> list[bytes]:
    tables = [TABLE.encode(), TABLE.replace(",", ";").encode("utf-8-sig"), TABLE.replace(",", "\t").encode("utf-16")]
    return [*tables, PEOPLE.encode(), PEOPLE.encode("cp1252")]


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    return damaged(data, others, source) if source.random() < 0.4 else Change.drawn(source).apply(data)


def take(data: bytes, place: Path) -> object:
    folder = EditionFolder(place)
    folder.write("chapters/1-a.yaml", CHAPTER)
    if b"participant" in data:
        folder.write("participation.yaml", "title: Participation\nlists: []\n")
        folder.write("participation.csv", data)
    else:
        folder.write("chapters/1-a.recommendations.csv", data)
    return folder.load().statement().to_html()


KIND = Kind(samples, spoil, take, runs=100)
