"""Whether the files of an edition have changed.

They are looked at many times a second, by name, size and time alone. Notices of the system would cost less where
they come, but they do not come from network drives, from the other side of WSL and from many containers, and looking
at the files of 100 chapters takes one or two milliseconds.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.intake.input_folders import find_registry

State = dict[str, tuple[int, int, int]]

INTERVAL = 0.04
"""Seconds between two looks; slow drives are left in peace for longer."""
SETTLED = 0.03
"""Seconds without a further change after which a save is over: some editors write, rename and remove for one."""
LONGEST = 0.5
"""Seconds after which a change is shown though others keep coming."""
_DEPTH = 3


class Watcher:
    """Looks at the files of an edition and its registry in a thread, and says which have changed."""

    def __init__(self, folder: Path, changed: Callable[[set[Path]], None], interval: float = INTERVAL) -> None:
        self._folder = folder
        self._changed = changed
        self._interval = interval
        self._ended = threading.Event()
        self._seen = self._look()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="preview-watcher")

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """End it."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _watch(self) -> None:
        pause = self._interval
        while not self._ended.wait(pause):
            start = time.monotonic()
            now = self._look()
            # At most a tenth of the time is spent looking, however slow the drive is.
            pause = max(self._interval, 9 * (time.monotonic() - start))
            if now != self._seen:
                before, self._seen = self._seen, self._settled(now, start)
                self._changed({Path(path) for path, _ in before.items() ^ self._seen.items()})

    def _settled(self, state: State, since: float) -> State:
        while time.monotonic() - since < LONGEST and not self._ended.wait(SETTLED):
            now = self._look()
            if now == state:
                break
            state = now
        return state

    def _look(self) -> State:
        round_folder = RoundFolder.beside(self._folder).path
        places = [self._folder, *filter(None, [find_registry(self._folder)]), round_folder]
        return {path: seen for place in places for path, seen in _files(str(place), _DEPTH)}


def _files(folder: str, depth: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                # Names that begin with a full stop belong to programs.
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if depth:
                        yield from _files(entry.path, depth - 1)
                else:
                    seen = entry.stat()
                    yield entry.path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)
    except OSError:
        # It may be away for a moment, between two steps of a save; then it is looked for again.
        yield folder, (0, 0, 0)
