"""Changes to office files: to an XML part, to the parts they have, to the archive they are in."""

from __future__ import annotations

import functools
import io
import zipfile
from typing import TYPE_CHECKING

from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.xml_changes import changed_xml

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

ENDS = (b"\x00", b" ", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"</a>", b"<a/>" * 1000, bytes(1_000_000))


def changed_package(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    """`data` with changes of one kind."""
    parts = _parts(data)
    names = sorted(parts)
    name = source.choice(names)
    kind = source.randrange(12)
    if kind == 0:
        return damaged(data, others, source)
    if kind == 1:
        del parts[name]
    elif kind == 2:
        parts[source.choice((name.upper(), name.replace("/", "\\"), f"../{name}", f"{name}.bin", ""))] = parts.pop(name)
    elif kind == 3:
        parts[name] = parts[source.choice(names)]
    elif kind == 4:
        parts |= _parts(source.choice(others))
    elif kind == 5:
        parts[name] = damaged(parts[name], list(parts.values()), source)
    elif kind == 6:
        parts[name] += source.choice(ENDS)
    else:
        for _ in range(source.randint(1, 2)):
            name = source.choice(names)
            parts[name] = changed_xml(parts[name], source)
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@functools.cache
def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _parts(data: bytes) -> dict[str, bytes]:
    return dict(_read(data))
