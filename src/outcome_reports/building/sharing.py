"""Sharing of one document by two processes: one makes its pages, the other its other formats.

They exchange through the parent what the other needs: page numbers, as soon as there is a layout, and the sizes of the
files that a web page offers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import Literal

from outcome_reports.building.jobs import Job, RenderResult
from outcome_reports.platform.records import record
from outcome_reports.writers.registry import WRITERS

Matter = Literal["pages", "sizes"]
"""The facts exchanged by the processes: the page of each block, the size of each file."""


@record(frozen=True, slots=True)
class Told:
    """A message with what a process knows now."""

    matter: Matter
    value: Mapping[str, int]


@record(frozen=True, slots=True)
class Asked:
    """A request of a process, which waits for the answer: a mapping, or None if the other process cannot say."""

    matter: Matter


class Exchange:
    """The facts about one document that the parent has received, for any process that asks."""

    def __init__(self) -> None:
        self._heard: dict[Matter, Future[Mapping[str, int] | None]] = {"pages": Future(), "sizes": Future()}

    def tell(self, matter: Matter, value: Mapping[str, int] | None) -> None:
        """Keep what a process knows; later messages about the same matter are ignored."""
        if not self._heard[matter].done():
            self._heard[matter].set_result(value)

    def ask(self, matter: Matter) -> Mapping[str, int] | None:
        """Wait for a fact and return it; None if it will never be known."""
        return self._heard[matter].result()

    def when_told(self, matter: Matter, act: Callable[[Mapping[str, int] | None], None]) -> None:
        """Call `act` with a fact as soon as it is known, in the thread that reports it, before that continues."""
        self._heard[matter].add_done_callback(lambda heard: act(heard.result()))


def halves(formats: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the formats that have pages of their own, and the others."""
    paged = tuple(name for name in formats if WRITERS[name].paged)
    return paged, tuple(name for name in formats if name not in paged)


def paints(formats: tuple[str, ...]) -> bool:
    """Return whether any of the formats has pages of its own."""
    return any(WRITERS[name].paged for name in formats)


def can_share(formats: tuple[str, ...]) -> bool:
    """Return whether a document in `formats` has both pages to lay out and other files to make at the same time."""
    return all(halves(formats))


def make_shared(
    job: Job, run: Callable[[Job, Exchange], RenderResult], start: Callable[..., Future[RenderResult]]
) -> RenderResult:
    """Return the result of `job`, made by two parallel calls of `run`; `start` begins the first of them elsewhere."""
    exchange, (paged, others) = Exchange(), halves(job.formats)
    first = start(run_and_tell, run, replace(job, formats=paged, elsewhere=others, announces=True), exchange)
    second = run(replace(job, formats=others, elsewhere=paged, pages=False), exchange)
    return _joined(first.result(), second, job.formats)


def run_and_tell(run: Callable[[Job, Exchange], RenderResult], job: Job, exchange: Exchange) -> RenderResult:
    """Return the result of `job`, after completing its facts in `exchange`."""
    try:
        made = run(job, exchange)
        exchange.tell("sizes", {format: len(data) for format, data in made.data.items()} if not made.error else None)
        return made
    finally:
        # A process that still waits must not wait for ever.
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
