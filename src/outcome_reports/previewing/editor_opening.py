"""Opening of files of the edition or its registry at a line in the user's editor, without a shell."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from outcome_reports.intake.input_folders import find_registry
from outcome_reports.rewriting.content_files import EditError

_PLACE = re.compile(r"\{(file|line)\}")
_VARIABLES = ("VISUAL", "EDITOR")
_IN_TERMINAL = ("ex", "joe", "kak", "mg", "micro", "nano", "ne", "nvim", "pico", "vi", "view", "vim")
# How programs take the line; others get only the file, unless the command says where each goes.
_FORMS = {
    **dict.fromkeys(
        (*_IN_TERMINAL, "bbedit", "emacs", "emacsclient", "gedit", "gvim", "mvim", "xed"), ("+{line}", "{file}")
    ),
    **dict.fromkeys(("hx", "helix", "subl", "zed", "zeditor"), ("{file}:{line}",)),
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), ("--goto", "{file}:{line}")),
    **dict.fromkeys(("idea", "kate", "kwrite", "mate", "pycharm", "webstorm"), ("--line", "{line}", "{file}")),
}
_TERMINAL_OPTIONS = frozenset({"-nw", "-t", "-tty", "--no-window-system"})
_MEANS_SOMETHING = frozenset('"&|<>^%!')


def address_of(file: Path, line: int) -> str:
    """Return the address with which Visual Studio Code opens a file at a line, whatever its name."""
    path = file.resolve().as_posix()
    return f"vscode://file{'' if path.startswith('/') else '/'}{quote(path)}:{max(line, 1)}"


class EditorOpening:
    """Opens files of the edition in `folder` with `command`, by default that of `$VISUAL` or `$EDITOR`.

    A command is a program with its options, in which `{file}` and `{line}` are replaced; "vscode", or no command, means
    the address that Visual Studio Code handles. Raises EditError for a command that cannot be parsed.
    """

    def __init__(self, folder: Path, command: str | None = None, environment: Mapping[str, str] = os.environ) -> None:
        self._folder = folder
        chosen = command if command is not None else next(filter(None, map(environment.get, _VARIABLES)), "")
        try:
            words = [] if chosen.strip() == "vscode" else shlex.split(chosen, posix=os.name != "nt")
        except ValueError as error:
            raise EditError(
                f"the editor “{chosen}” cannot be understood ({error}): check its quotation marks"
            ) from None
        # Elsewhere than on Windows the quotation marks are gone.
        self._words = [word.strip('"') for word in words]
        self._running: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The name of the program; "" if addresses are used."""
        return _name(self._words[0]) if self._words else ""

    @property
    def has_terminal(self) -> bool:
        """Whether an editor is running in the terminal of the preview, which Ctrl-C then does not end."""
        return self._running is not None and self._running.poll() is None

    def open(self, name: str, line: int) -> None:
        """Open `line` of the file called `name` on the page.

        Raises EditError for a file outside the edition and its registry, and an editor that cannot be started.
        """
        file = self._allowed(name)
        if not self._words:
            raise EditError("no editor is chosen: start the preview with --editor, or set $EDITOR")
        program = shutil.which(self._words[0])
        if program is None:
            raise EditError(f"the editor “{self._words[0]}” is not installed, or not on the search path")
        if Path(program).suffix.lower() in {".bat", ".cmd"} and _MEANS_SOMETHING & set(str(file)):
            raise EditError("this editor could misunderstand a character in the name of this file: open it by hand")
        command = [program, *arguments(self._words, file, max(line, 1))]
        with self._lock:
            if not self._wants_terminal():
                self._start(command, detached=True)
            elif not sys.stdin or not sys.stdin.isatty():
                raise EditError(f"{self.name} needs a terminal, and the preview was started without one")
            elif self.has_terminal:
                raise EditError(f"{self.name} is open in the terminal of the preview: close the file there first")
            else:
                self._running = self._start(command, detached=False)

    def _wants_terminal(self) -> bool:
        if self.name in {"emacs", "emacsclient"}:
            return bool(_TERMINAL_OPTIONS & set(self._words))
        return self.name in {*_IN_TERMINAL, "hx", "helix"} and "-g" not in self._words

    def _start(self, command: Sequence[str], *, detached: bool) -> subprocess.Popen[bytes]:
        stream = subprocess.DEVNULL if detached else None
        try:
            # The program is the user's own choice, and is given the name of a file as one argument.
            started = subprocess.Popen(  # noqa: S603
                command, stdin=stream, stdout=stream, stderr=stream, start_new_session=detached
            )
        except OSError as error:
            raise EditError(f"{self.name} cannot be started: {error.strerror or error}") from None
        threading.Thread(target=started.wait, daemon=True, name="preview-editor").start()
        return started

    def _allowed(self, name: str) -> Path:
        roots = [self._folder, *filter(None, [find_registry(self._folder)])]
        for root in (self._folder, self._folder.parent) if "\0" not in name else ():
            file = (root / name).resolve()
            if file.is_file() and any(file.is_relative_to(allowed.resolve()) for allowed in roots):
                return file
        raise EditError("this is not a file of the edition or its registry")


def arguments(words: Sequence[str], file: Path, line: int) -> list[str]:
    """Return the arguments of the editor command `words` to open `line` of `file`."""
    given = tuple(words[1:])
    if not any("{file}" in word for word in given):
        given += _FORMS.get(_name(words[0]), ("{file}",))
    # In one step, since a name may contain braces.
    return [_PLACE.sub(lambda found: str(line if found[1] == "line" else file), word) for word in given]


def _name(program: str) -> str:
    name = Path(program).name.lower()
    return name.removesuffix(".exe").removesuffix(".cmd").removesuffix(".bat")
