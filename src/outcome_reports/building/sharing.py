"""One document made by two processes at once: its pages by one, its other formats by the other.

What one finds out and the other needs goes through the parent: page numbers, as soon as there is a layout, and the
sizes of the files that a web page offers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Literal

from outcome_reports.building.jobs import Job, RenderResult
from outcome_reports.writers.registry import WRITERS

Matter = Literal["pages", "sizes"]
"""What the processes tell each other: the page of each block, the size of each file."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message of a process: what it knows now."""

    matter: Matter
    value: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A message of a process that waits for an answer: a mapping, or None if the other process could not say."""

    matter: Matter


class Exchange:
    """What the parent has heard of one document, for whoever asks."""

    def __init__(self) -> None:
        self._heard: dict[Matter, Future[Mapping[str, int] | None]] = {"pages": Future(), "sizes": Future()}

    def tell(self, matter: Matter, value: Mapping[str, int] | None) -> None:
        """Keep what a process knows; what it says later of the same matter counts for nothing."""
        if not self._heard[matter].done():
            self._heard[matter].set_result(value)

    def ask(self, matter: Matter) -> Mapping[str, int] | None:
        """Return what is known, once it is; None if nobody will ever say."""
        return self._heard[matter].result()

    def when_told(self, matter: Matter, act: Callable[[Mapping[str, int] | None], None]) -> None:
        """Call `act` with what is known, once it is, in the thread that tells it, before that goes on."""
        self._heard[matter].add_done_callback(lambda heard: act(heard.result()))


def halves(formats: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the formats that have pages of their own, and the others."""
    paged = tuple(name for name in formats if WRITERS[name].paged)
    return paged, tuple(name for name in formats if name not in paged)


def paints(formats: tuple[str, ...]) -> bool:
    """Return whether any of the formats has pages of its own."""
    return any(WRITERS[name].paged for name in formats)


def can_share(formats: tuple[str, ...]) -> bool:
    """Return whether a document in `formats` has pages to lay out and other files to make meanwhile."""
    return all(halves(formats))


def make_shared(
    job: Job, run: Callable[[Job, Exchange], RenderResult], start: Callable[..., Future[RenderResult]]
) -> RenderResult:
    """Return what came of `job`, made by two calls of `run` at once; `start` begins the first of them elsewhere."""
    exchange, (paged, others) = Exchange(), halves(job.formats)
    first = start(run_and_tell, run, replace(job, formats=paged, elsewhere=others, announces=True), exchange)
    second = run(replace(job, formats=others, elsewhere=paged, pages=False), exchange)
    return _joined(first.result(), second, job.formats)


def run_and_tell(run: Callable[[Job, Exchange], RenderResult], job: Job, exchange: Exchange) -> RenderResult:
    """Return what came of `job`, after telling `exchange` all that anybody will hear of it."""
    try:
        made = run(job, exchange)
        exchange.tell("sizes", {format: len(data) for format, data in made.data.items()} if not made.error else None)
        return made
    finally:
        # Whoever still waits must not wait for ever.
        exchange.tell("pages", None)
        exchange.tell("sizes", None)


def _joined(first: RenderResult, second: RenderResult, formats: tuple[str, ...]) -> RenderResult:
    made = first if first.error or not second.error else second
    if made.error:
        return made
    data = {**first.data, **second.data}
    return replace(
        made,
        data={format: data[format] for format in formats if format in data},
        pages=first.pages or second.pages,
        seconds=max(first.seconds, second.seconds),
        megabytes=max(first.megabytes, second.megabytes),
    )
