"""Each change to pydyf is still needed, and does what it is for, as in `test_weasyprint_patches.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydyf
import pytest
import weasyprint

from outcome_reports.writers.pdf import pydyf_patches

_PAGE = """<html lang=en><title>T</title><p>Ministers from <b>twelve</b> countries
<svg width=9 height=9><path d='M0 0h9'/></svg>"""


def test_write_objects_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def counted(stream: Any) -> bytes:
        made.append(stream.number)
        data: bytes = make(stream)
        return data

    def written(**options: Any) -> bytes:
        made.clear()
        data: bytes = weasyprint.HTML(string=_PAGE).write_pdf(**options)
        return data

    make = pydyf.Stream.data.fget
    monkeypatch.setattr(pydyf.Stream, "data", property(counted))
    monkeypatch.setattr(pydyf.PDF, "write", pydyf_patches._write)
    choices: Sequence[dict[str, Any]] = (
        {"pdf_variant": "pdf/a-3a"},
        {"uncompressed_pdf": True},
        {"pdf_identifier": b"0123456789abcdef"},
    )
    slow = [written(**options) for options in choices]
    assert len(made) > len(set(made)), "pydyf needs the change no more"
    pydyf_patches.write_objects_once()
    for options, expected in zip(choices, slow, strict=True):
        assert written(**options) == expected
        # A compressed file has two streams that pydyf adds while it writes.
        assert len(made) - len(set(made)) <= 2
