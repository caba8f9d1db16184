"""Files that content names by a path inside its folder: pictures, logos."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from outcome_reports.errors import near_names
from outcome_reports.intake.regular_files import RefusedError, read_file

_UNSAFE = re.compile(r"\\|^/|^[A-Za-z]:|^[a-z]+:|(^|/)\.\.(/|$)|[\x00-\x1f]")


def check_path(name: str, of: str = "edition") -> None:
    """Raise RefusedError unless `name` is a path with "/" that leads down from the folder of an edition or `of`."""
    if _UNSAFE.search(name):
        hint = f"put the file in the folder of the {of}, and write its path from there with “/”"
        raise RefusedError(f"“{name}” is not a path inside the {of}", hint)


def read_named(folder: Path, name: str, most: int, *, of: str = "edition") -> bytes:
    """Return the bytes of the file `name`, a path from `folder`, the folder of an edition or of `of`.

    Raises RefusedError for a path out of the folder, a missing file, a name not spelled exactly like the file, and in
    the cases of `read_file`.
    """
    check_path(name, of)
    try:
        root = folder.resolve(strict=True)
        path = _on_disk(root, name)
        if path is None or not path.exists():
            hint = _meant(folder, name) or f"put the file in the {of}’s folder"
            raise RefusedError(f"the file “{name}” does not exist", hint)
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        raise RefusedError(f"“{name}” cannot be read", "check its name and permissions") from None
    if not real.is_relative_to(root):
        raise RefusedError(f"“{name}” leads out of the {of}’s folder", "put the file itself there")
    if unicodedata.normalize("NFC", real.relative_to(root).as_posix()) != name:
        raise RefusedError(f"“{name}” is not spelled exactly like the file", "check upper and lower case, and links")
    try:
        return read_file(real, most, root=root)
    except RefusedError as error:
        raise RefusedError(f"“{name}”: {error.message}", error.hint) from None


def _on_disk(root: Path, name: str) -> Path | None:
    """Return the path of `name` as spelled on disk: some systems store accents separately from their letters (NFD). If
    a folder on the path leads out of `root`, return that folder: nothing outside is even listed.
    """
    place = root
    for part in name.split("/"):
        if not place.is_dir():
            return None
        if not place.resolve(strict=True).is_relative_to(root):
            return place
        found = (entry for entry in place.iterdir() if unicodedata.normalize("NFC", entry.name) == part)
        if (entry := next(found, None)) is None:
            return None
        place = entry
    return place


def _meant(folder: Path, name: str) -> str:
    """Return a question that suggests the file probably meant by `name`, "" if none inside the folder is similar."""
    head, _, last = name.rpartition("/")
    place = folder / head
    if not place.is_dir() or not place.resolve().is_relative_to(folder.resolve()):
        return ""
    names = [file.name for file in sorted(place.iterdir()) if file.is_file()]
    for there in names:
        if unquote(there) == last:
            return f"“{there}” is there: in a text, write each % of its name as %25, or rename the file"
        if there != last and " ".join(there.split()) == " ".join(last.split()):
            if space := next((sign for sign in there if sign.isspace() and sign != " "), ""):
                return f"a file with this name is there, but with another space (U+{ord(space):04X}): rename the file"
            return f"“{there}” is there, whose spaces are not the same: write its name as it is, or rename the file"
    near = near_names(last, names)
    return f"did you mean “{f'{head}/{near[0]}'.lstrip('/')}”?" if near else ""
