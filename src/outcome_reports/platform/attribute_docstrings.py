"""Docstrings of attributes: the strings below them in a class."""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise


@functools.cache
def attribute_docstrings(cls: type) -> Mapping[str, str]:
    """Return the docstring of each annotated attribute of a class and of those it is derived from (PEP 257).

    Pydantic would read the source of every model when it is imported, for an error or a schema that few commands need.
    """
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if not base.__module__.startswith("outcome_reports."):
            continue
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        assert isinstance(definition, ast.ClassDef)
        for statement, following in pairwise(definition.body):
            match statement, following:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = inspect.cleandoc(text)
    return found
