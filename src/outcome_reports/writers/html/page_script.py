"""The script of the page on screen: the files of a folder, a user's before ours, joined into one."""

from __future__ import annotations

import functools
from pathlib import Path

from outcome_reports.platform.resources import templates

_FOLDER = Path("html", "script")


@functools.lru_cache(maxsize=8)
def _script(files: tuple[Path, ...]) -> str:
    text = "\n".join(file.read_text(encoding="utf-8").strip() for file in files)
    # Names stay among the files. The W3C checker hashes scripts without white space around them.
    return f'"use strict";\n(() => {{\n{text}\n}})();'


def script(overrides: Path | None) -> str:
    """Return the scripts in order of name; a file of the same name in `overrides` replaces ours.

    Raises FileNotFoundError if ours are not installed.
    """
    roots = (templates(), overrides) if overrides else (templates(),)
    files = {path.name: path for root in roots for path in sorted((root / _FOLDER).glob("*.js"))}
    if not files:
        raise FileNotFoundError("templates/html/script is missing: install the package again")
    return _script(tuple(files[name] for name in sorted(files)))
