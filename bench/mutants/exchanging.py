"""A fault in a process that has the package loaded: only the code of the functions concerned is exchanged."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

_OURS = frozenset({"outcome_reports", "tests"})
_CHANGED = frozenset({"pydyf", "weasyprint"})
"""What the package changes when it is loaded, and would change again."""


def load_package(tree: Path) -> None:
    """Import every module of the package in `tree`, for processes that are forked from this one."""
    os.chdir(tree)
    sys.path[:] = [str(tree / "src"), *(path for path in sys.path if path)]
    package = importlib.import_module("outcome_reports")
    for module in pkgutil.walk_packages(package.__path__, "outcome_reports."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)


def exchange(file: Path, source: bytes) -> bool:
    """Give the functions of `file` that are loaded the code that they have in `source`.

    Returns False if that is not possible, or changes nothing: then the package has to be loaded again.
    """
    new: dict[str, list[CodeType]] = {}
    for code in _codes(compile(source, str(file), "exec", dont_inherit=True)):
        new.setdefault(code.co_qualname, []).append(code)
    changed = False
    for function in [found for found in gc.get_objects() if type(found) is FunctionType]:
        old = function.__code__
        if old.co_filename != str(file):
            continue
        # A fault may have moved the lines below it.
        like = new.get(old.co_qualname, [])
        same = next((one for one in like if one.co_firstlineno == old.co_firstlineno or len(like) == 1), None)
        if same is None or len(same.co_freevars) != len(old.co_freevars):
            return False
        changed |= same != old
        function.__code__ = same
    return changed


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def forget_package() -> None:
    """Have the package, the tests and the libraries that the package changes loaded again."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS | _CHANGED]:
        del sys.modules[name]
