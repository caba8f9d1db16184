"""Records of builds, by which files are removed and others left as they are."""

from __future__ import annotations

import functools
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import outcome_reports as outr
from outcome_reports.building.build_record import NAME, BuildRecord, DocumentRecord
from outcome_reports.building.stale_files import remove_stale
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.writers.registry import WRITERS
from tests.hostile.fuzzing import json_sources
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.value_changes import changed

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

PAGE = b"<!doctype html><title>a</title></html>"


@functools.cache
def _edition() -> outr.LoadedEdition:
    with tempfile.TemporaryDirectory() as folder:
        return json_sources.edition(Path(folder))


@functools.cache
def samples() -> list[bytes]:
    digest = "a" * 64
    excerpts = {
        f"excerpts/{stem}": DocumentRecord(
            digest,
            {"html": digest, "pdf": digest},
            {"cover": 1},
            "An excerpt",
            "excerpt",
            [key],
            {"spotlights": 2},
            ["pdf"],
        )
        for key, stem in (("IDN", "idn-indonesia"), ("KOR", "kor-korea"), ("RSO", "rso-regional-support-office"))
    }
    statement = DocumentRecord(digest, {"html": digest}, {"labour": 4}, "A statement", "statement")
    with tempfile.TemporaryDirectory() as folder:
        inputs = {"edition/edition.yaml": digest}
        BuildRecord(Path(folder), digest, [*excerpts], {"statement": statement, **excerpts}, inputs).write()
        return [Path(folder, NAME).read_bytes()]


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    if source.random() < 0.2:
        return damaged(data, others, source)
    return json.dumps(changed(json.loads(data), source)).encode()


def take(data: bytes, place: Path) -> object:
    out = place / "out"
    (out / "excerpts").mkdir(parents=True)
    (out / NAME).write_bytes(data)
    (out / "statement.html").write_bytes(PAGE)
    outside = place / "outside.html"
    outside.write_bytes(PAGE)
    record = BuildRecord.read(out)
    for stem in list(record.documents):
        record.whole(stem, tuple(WRITERS))
    removed = list(remove_stale(_edition(), out, record, {"excerpts/idn-indonesia"}, every=True))
    assert outside.read_bytes() == PAGE
    assert (out / "statement.html").read_bytes() == PAGE
    assert all(path.parent == out / "excerpts" for path in removed)
    record.write()
    assert BuildRecord.read(out) == record
    if not record.documents:
        raise RefusedError("a record that says nothing", "build again")
    return record.documents


KIND = Kind(samples, spoil, take, runs=200)
