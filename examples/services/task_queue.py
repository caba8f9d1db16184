"""Documents made by the workers of a queue. `celery --app examples.services.task_queue worker --pool threads`."""

import os
from pathlib import Path

from celery import Celery

import outcome_reports as outr

app = Celery(
    "documents", broker=os.environ.get("BROKER", "memory://"), backend=os.environ.get("RESULTS", "cache+memory://")
)


@app.task(autoretry_for=(outr.BusyError,), retry_backoff=True, time_limit=300)
def excerpt(edition: str, key: str, file: str) -> int:
    """Make the excerpt for `key` in the format of `file`, and return its size in bytes."""
    return outr.load(edition).excerpt(key).save(file).stat().st_size


@app.task(time_limit=1800)
def build(edition: str, folder: str) -> list[str]:
    """Make all excerpts, each in a process with limits of time and memory of its own; return what failed."""
    report = outr.build(edition, Path(folder), documents=[], excerpts="all", jobs=1)
    return [f"{document.stem}: {document.error}" for document in report.failed]
