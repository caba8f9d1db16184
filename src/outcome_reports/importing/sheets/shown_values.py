"""Numbers and dates as Excel shows them (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

_TOKENS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|y+|m+|d+|h+|s+|AM/PM|.', re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"(#,##)?0(?:\.(0+))?(%)?")
_EXACT = Context(prec=400)
_UNIT = re.compile(r"h+|m+|s+", re.IGNORECASE)
_GENERAL = frozenset({"General", "@"})
_MOST_GENERAL = 11
_BUILT_IN = {"mm-dd-yy": "dd/mm/yyyy"}
"""Excel's “short date” in files; it is displayed in each computer's own format."""


def shown_number(value: float, form: str) -> tuple[str, bool]:
    """Return a number as its format displays it, and whether that is certain."""
    # Excel computes with 15 digits, and shows at most 11 characters in the format “General”.
    plain = str(int(value)) if float(value).is_integer() else f"{value:.15g}"
    if not math.isfinite(value):
        return plain, False
    if form in _GENERAL:
        return plain, len(plain.lstrip("-")) <= _MOST_GENERAL
    match = _NUMBER.fullmatch(form.partition(";")[0].replace("_)", "").strip())
    if match is None:
        return plain, False
    places = len(match[2] or "")
    # As Excel does, halves go away from zero.
    exact = Decimal(repr(value)).scaleb(2 if match[3] else 0, _EXACT)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    return f"{rounded:{',' if match[1] else ''}.{places}f}{match[3] or ''}", True


def shown_date(value: date | datetime | time | timedelta, form: str) -> str:
    """Return a date, a time or a length of time as its format displays it, with English names of months and days."""
    if isinstance(value, timedelta):
        return _elapsed(value, form)
    if form in _GENERAL:
        # Some programs write dates as texts, without a format.
        is_day = isinstance(value, datetime) and value.time() == time()
        return value.isoformat()[: len("2026-01-27")] if is_day else value.isoformat()
    pieces = _TOKENS.findall(_BUILT_IN.get(form, form).partition(";")[0])
    made = ""
    is_minute = False
    for piece in pieces:
        kind = piece[0].lower()
        if kind in "hs":
            made += _clock(value, kind, len(piece))
        elif kind == "m" and (is_minute or not isinstance(value, date)):
            made += _clock(value, "m", len(piece))
        elif kind in "dmy" and isinstance(value, date):
            made += _day(value, kind, len(piece))
        elif kind == '"':
            made += piece[1:-1]
        elif kind == "\\":
            made += piece[1:]
        elif kind not in "[_*@" and piece.upper() != "AM/PM":
            made += piece
        if kind in "hdys":
            is_minute = kind == "h"
    return " ".join(made.split()) or value.isoformat()


def _elapsed(value: timedelta, form: str) -> str:
    """Return a length of time: in brackets a unit is not carried over to the next larger one ("[h]:mm")."""
    seconds = round(abs(value.total_seconds()))
    made = "-" if value < timedelta() else ""
    for piece in _TOKENS.findall(form.partition(";")[0]):
        unit = piece.strip("[]").lower()
        if _UNIT.fullmatch(unit):
            number = seconds // {"h": 3600, "m": 60, "s": 1}[unit[0]]
            whole = piece[0] == "["
            made += f"{number if whole else number % (24 if unit[0] == 'h' else 60):0{len(unit)}d}"
        elif piece[0] not in "[_*@":
            made += piece.strip('"\\')
    return made if _UNIT.search(form) else str(value)


def _day(value: date, kind: str, length: int) -> str:
    name = value.strftime("%A" if kind == "d" else "%B")
    match kind:
        case "y":
            return f"{value.year:04d}" if length > 2 else f"{value.year % 100:02d}"
        case _ if length >= 4:
            return name
        case _ if length == 3:
            return name[:3]
        case _:
            return f"{value.day if kind == 'd' else value.month:0{length}d}"


def _clock(value: Any, kind: str, length: int) -> str:
    number = {"h": value.hour, "m": value.minute, "s": value.second}[kind] if hasattr(value, "hour") else 0
    return f"{number:0{min(length, 2)}d}"
