"""Watching of an edition's files for changes.

The files are polled many times a second, by name, size and time. Notifications of the system would cost less, but
network drives, WSL and many containers do not send them, and polling the files of 100 chapters takes one or two
milliseconds.
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
"""Seconds between two polls; slow drives are polled less often."""
SETTLED = 0.03
"""Seconds without a further change after which a save is complete: some editors write, rename and remove for each."""
LONGEST = 0.5
"""Seconds after which a change is shown even if others keep coming."""
_DEPTH = 3


class Watcher:
    """Polls the files of an edition and its registry in a thread, and reports changes."""

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
            # At most a tenth of the time is spent polling, however slow the drive is.
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
                # Names that begin with a dot belong to programs.
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if depth:
                        yield from _files(entry.path, depth - 1)
                else:
                    seen = entry.stat()
                    yield entry.path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)
    except OSError:
        # It may be missing for a moment, between two steps of a save; then it is polled again.
        yield folder, (0, 0, 0)
