"""The main function of a rendering process; `worker.py` is the other end."""

from __future__ import annotations

import contextlib
import functools
import gc
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from outcome_reports.building.jobs import Job
from outcome_reports.building.sharing import Asked, Matter, Told
from outcome_reports.composing.documents.registry import KINDS, STATEMENT
from outcome_reports.platform.child_process import NO_MEMORY
from outcome_reports.platform.memory import collection_held_back
from outcome_reports.platform.process_memory import (
    is_nearly_full,
    limit_memory,
    peak_megabytes,
    tells_of_no_room,
    watch_memory,
)
from outcome_reports.writers.registry import prepare

_RENDERING = "outcome_reports.building.job_rendering"


class _Parent:
    """The parent process, to a renderer."""

    def __init__(self, messages: Iterator[object], answer: Callable[[object], None]) -> None:
        self._messages = messages
        self._answer = answer

    def tell(self, matter: Matter, value: Mapping[str, int]) -> None:
        self._answer(Told(matter, dict(value)))

    def ask(self, matter: Matter) -> Mapping[str, int] | None:
        self._answer(Asked(matter))
        return cast("Mapping[str, int] | None", next(self._messages))


def serve(messages: Iterator[object], answer: Callable[[object], None], arguments: Sequence[str]) -> None:
    """Render the jobs in `messages`, within the megabytes given by the first of `arguments`.

    The other arguments are modules to load while the parent is still busy, with those that compose a statement, which
    nearly every document needs. Raises MemoryError.
    """
    megabytes = int(arguments[0])
    if not limit_memory(megabytes):
        watch_memory(megabytes, functools.partial(os._exit, NO_MEMORY))
    # Warnings are in the results; the parent reports them once for all documents.
    logging.getLogger("outcome_reports").addHandler(logging.NullHandler())
    for module in (_RENDERING, KINDS[STATEMENT].module, *arguments[1:]):
        # A document that needs the missing module will report it.
        with contextlib.suppress(Exception):
            prepare(module)
    from outcome_reports.building.job_rendering import Renderer

    renderer, parent = Renderer(), _Parent(messages, answer)
    for job in messages:
        assert isinstance(job, Job)
        # What the layout leaves is collected when the parent has its answer.
        with collection_held_back():
            made = renderer.render(job, parent)
            if made.trace and (tells_of_no_room(made.error) or is_nearly_full(megabytes)):
                raise MemoryError
            answer(replace(made, megabytes=peak_megabytes()))
        # Small documents would leave theirs for many others.
        gc.collect(0)
