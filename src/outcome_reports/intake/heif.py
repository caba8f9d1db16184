"""Pictures as telephones take them (HEIF, ISO/IEC 23008-12), where the library that reads them is installed."""

from __future__ import annotations

from outcome_reports.intake.regular_files import RefusedError

_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
"""What the first box of a file calls itself (annex B)."""


def heif_format(name: str, data: bytes) -> tuple[str, ...]:
    """Return Pillow's name of the format if `data` are of it, after Pillow has learnt to read it; nothing for others.

    Raises RefusedError where pillow-heif is not installed.
    """
    if data[4:8] != b"ftyp" or data[8:12] not in _BRANDS:
        return ()
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        what = f"“{name}” is HEIF, the format of phone cameras, and pillow-heif, which reads it, is not installed"
        raise RefusedError(what, "pip install pillow-heif, or export it as JPEG") from None
    register_heif_opener(thumbnails=False)
    return ("HEIF",)
