"""Pictures from phone cameras (HEIF, ISO/IEC 23008-12), if the library that reads them is installed."""

from __future__ import annotations

from outcome_reports.intake.regular_files import RefusedError

_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
"""The brands in the first box of a file (annex B)."""


def heif_format(name: str, data: bytes) -> tuple[str, ...]:
    """Return Pillow's name of the format if `data` has it, after registering it with Pillow; empty for other formats.

    Raises RefusedError if pillow-heif is not installed.
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
