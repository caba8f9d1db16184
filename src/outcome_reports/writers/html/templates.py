"""The templates and scripts of pages: found in a user's folder first, then among ours, and read once."""

from __future__ import annotations

import contextlib
import functools
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from pickle import UnpicklingError
from types import FrameType
from typing import ParamSpec, TypeVar

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from outcome_reports.errors import OutcomeError, RenderError
from outcome_reports.platform.resources import templates
from outcome_reports.tree import Role

Macro = Callable[..., Markup]
_Arguments = ParamSpec("_Arguments")
_Page = TypeVar("_Page", bytes, str)


@functools.lru_cache(maxsize=8)
def environment_for(overrides: Path | None) -> Environment:
    """Return the Jinja environment: templates in the `html` folder of `overrides` take precedence over ours.

    Ours do not change while a process runs; a user's are checked again for each document.
    """
    folders = [templates() / "html"]
    if overrides is not None:
        folders.insert(0, overrides / "html")
    kind = Environment if overrides is None else _sandbox()
    environment = kind(
        loader=FileSystemLoader(folders),
        # Named outright: select_autoescape() goes by the suffix and would leave ".j2" alone.
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=overrides is not None,
        bytecode_cache=_kept_compiled() if overrides is None else None,
        cache_size=-1,
        # What it folds would save a page less than it takes.
        optimized=False,
    )
    environment.globals["Role"] = Role
    return environment


@functools.cache
def _sandbox() -> type[Environment]:
    """Return the kind of environment for a user's templates: they may come from others, so they run no code."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from pydantic import BaseModel

    class Sandbox(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
            # Methods of pydantic read files and pickles.
            of_pydantic = isinstance(obj, BaseModel) and hasattr(BaseModel, attr)
            return not of_pydantic and super().is_safe_attribute(obj, attr, value)

    return Sandbox


class _CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder, as Python keeps modules: a changed source is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, ValueError, TypeError, EOFError, AttributeError, ImportError, IndexError, UnpicklingError):
            # Damaged: compiled again.
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        # The next process compiles it again.
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _kept_compiled() -> BytecodeCache | None:
    folder = templates() / "html" / "__pycache__"
    try:
        if not sys.dont_write_bytecode:
            folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return _CompiledTemplates(str(folder), f"jinja2-{jinja2.__version__}-%s.cache") if folder.is_dir() else None


def prepare() -> None:
    """Compile our templates, a quarter of the time of a first page, while a process waits for its document.

    Also load the modules for fonts, QR codes and pictures: nearly every page has all of them.
    """
    import brotli  # type: ignore[import-untyped]  # noqa: F401
    import segno  # noqa: F401
    import uharfbuzz  # noqa: F401
    from PIL import Image

    Image.preinit()

    environment = environment_for(None)
    for name in environment.list_templates(filter_func=lambda name: name.endswith(".html.j2")):
        environment.get_template(name)


def blames_templates(write: Callable[_Arguments, _Page]) -> Callable[_Arguments, _Page]:
    """Turn an error in a user's own template while `write` runs into a RenderError that names file and line."""

    @functools.wraps(write)
    def written(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Page:
        try:
            return write(*arguments, **named)
        except (OutcomeError, MemoryError):
            raise
        except Exception as error:
            if place := _place_in_template(error):
                raise RenderError([f"{place}: {error}"]) from error
            raise

    return written


def _place_in_template(error: Exception) -> str:
    """Return file and line of the user's template that is at fault, "" if none is."""
    places = [_place(frame, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or "", error.lineno))
    last = next(((file, line) for file, line in reversed(places) if file.endswith(".j2")), ("", 0))
    return f"{last[0]}:{last[1]}" if last[0] and not last[0].startswith(str(templates())) else ""


def _place(frame: FrameType, line: int) -> tuple[str, int]:
    # Below a whole template Jinja has put the lines of the source into the traceback already, below a macro not.
    if frame.f_code.co_name in {"_parse", "_generate"}:
        # Jinja reads it, and it has no frame of its own.
        return str(frame.f_locals.get("filename")), 1
    template = frame.f_globals.get("__jinja_template__")
    return frame.f_code.co_filename, template.get_corresponding_lineno(line) if template is not None else line


def macro(environment: Environment, node: str) -> Macro:
    """Return the macro `render` for a kind of node ("paragraph"). Raises RenderError where a user's file has none."""
    template = environment.get_template(f"{node}.html.j2")
    found: Macro | None = getattr(template.module, "render", None)
    if found is None:
        raise RenderError([f"{template.filename} has no macro “render”: begin with {{% macro render(node, writer) %}}"])
    return found


def script(overrides: Path | None) -> str:
    """Return the scripts in order of name, joined into one; a file of the same name in `overrides` replaces ours.

    Raises FileNotFoundError if ours are not installed.
    """
    roots = (templates(), overrides) if overrides else (templates(),)
    files = {path.name: path for root in roots for path in sorted((root / "html" / "script").glob("*.js"))}
    if not files:
        raise FileNotFoundError("templates/html/script is missing: install the package again")
    return _script(tuple(files[name] for name in sorted(files)))


@functools.lru_cache(maxsize=8)
def _script(files: tuple[Path, ...]) -> str:
    text = "\n".join(file.read_text(encoding="utf-8").strip() for file in files)
    # Names stay among the files. The W3C checker hashes scripts without white space around them.
    return f'"use strict";\n(() => {{\n{text}\n}})();'
