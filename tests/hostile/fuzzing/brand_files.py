"""Brand files, whose colours and fonts a page is then made with."""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.reading import read_brand_file
from tests.hostile.drawings import svg
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.value_changes import changed
from tests.hostile.mutating import Change
from tests.support.small_documents import cover

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

ROOT = Path(__file__).parents[3]


@functools.cache
def samples() -> list[bytes]:
    files = [ROOT / "examples" / "brand" / "coastal-forum.yaml", *sorted((ROOT / "templates" / "brand").glob("*.yaml"))]
    logo = b"logo:\n  file: logo.svg\n  alt: Our Office\n  width: 20\n"
    return [file.read_bytes() + more for file in files for more in (b"", logo)]


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    match source.randrange(5):
        case 0:
            return damaged(data, others, source)
        case 1:
            return Change.drawn(source).apply(data)
        case _:
            return as_yaml(changed(from_yaml(data), source))


def from_yaml(data: bytes) -> Any:
    """What a YAML file of ours holds."""
    return YAML(typ="safe", pure=True).load(data.decode())


def as_yaml(value: Any) -> bytes:
    """`value` as YAML, written by another hand than ours."""
    out = io.StringIO()
    writer = YAML(typ="safe", pure=True)
    writer.width = 10_000
    writer.dump(value, out)
    return out.getvalue().encode("utf-8", "surrogatepass")


def take(data: bytes, place: Path) -> object:
    (place / "logo.svg").write_bytes(svg('<path d="M0 0h9"/>'))
    file = place / "own.yaml"
    file.write_bytes(data)
    brand = read_brand_file(file)
    return OutcomeDocument(cover(), brand).to_html()


KIND = Kind(samples, spoil, take, runs=120)
