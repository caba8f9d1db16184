"""What scripts may use is written down in `api.txt`, so that nothing of it changes unnoticed."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from pydantic import BaseModel

import outcome_reports as outr

SURFACE = Path(__file__).parent / "api.txt"


def surface() -> Iterator[str]:
    """Yield a line for everything public, in the order of the alphabet."""
    for name in sorted(outr.__all__):
        thing = getattr(outr, name)
        if isinstance(thing, ModuleType):
            yield from (f"{name}.{part}" for part in sorted(getattr(thing, "__all__", _sections(thing))))
        elif not inspect.isclass(thing):
            yield f"{name}{inspect.signature(thing)}"
        elif issubclass(thing, BaseException):
            yield f"{name}({', '.join(base.__name__ for base in thing.__bases__)})"
        else:
            yield from _of_class(name, thing)


def _sections(module: ModuleType) -> list[str]:
    """Return the names of functions that a module without `__all__` hands on."""
    return [name for name, value in vars(module).items() if inspect.isfunction(value) and value.__name__ != "cast"]


def _of_class(name: str, cls: type) -> Iterator[str]:
    if issubclass(cls, BaseModel):
        yield name
        yield from (f"{name}.{field}" for field in sorted(cls.model_fields))
    else:
        yield f"{name}{inspect.signature(cls)}"
    fields = cls.model_fields if issubclass(cls, BaseModel) else {}
    for part, value in sorted(vars(cls).items()):
        if part.startswith(("_", "model_")) or part in fields:
            continue
        yield f"{name}.{part}{inspect.signature(value) if inspect.isfunction(value) else ''}"


def test_the_public_surface_is_the_one_that_is_written_down() -> None:
    message = "see “Versions” in CONTRIBUTING.md; if it may change so, run python tests/packaging/test_api_surface.py"
    assert list(surface()) == SURFACE.read_text("utf-8").splitlines(), message


def test_every_public_thing_says_what_it_is() -> None:
    for name in outr.__all__:
        assert inspect.getdoc(getattr(outr, name)), name


if __name__ == "__main__":
    SURFACE.write_text("\n".join(surface()) + "\n", "utf-8")
