"""Every change to how pydyf works, which writes the objects of a PDF for WeasyPrint; as in `weasyprint_patches`."""

from __future__ import annotations

from typing import Any

import pydyf

_write: Any = pydyf.PDF.write


class _Written:
    """An object of a PDF, with its bytes."""

    def __init__(self, made: Any) -> None:
        self.number, self.generation, self.compressible = made.number, made.generation, made.compressible
        self.data: bytes = made.data
        self.offset, self.free = 0, "n"

    @property
    def indirect(self) -> bytes:
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def write_objects_once() -> None:
    """Make the bytes of each object of a PDF once, in the whole process.

    pydyf makes and compresses them for the file, and again for its identifier (no issue): a twentieth of the time that
    painting takes.
    """

    def write(pdf: Any, *arguments: Any, **named: Any) -> None:
        pdf.objects = [made if made.free == "f" else _Written(made) for made in pdf.objects]
        _write(pdf, *arguments, **named)

    pydyf.PDF.write = write
