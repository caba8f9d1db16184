"""The faults that can be planted: one changed operator, limit, text, argument, result or statement at a time."""

from __future__ import annotations

import ast
import copy
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_REVERSED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
}
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_OTHER_NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "startswith": "endswith",
    "endswith": "startswith",
    "lower": "upper",
    "upper": "lower",
    "lstrip": "rstrip",
    "rstrip": "lstrip",
    "removeprefix": "removesuffix",
    "removesuffix": "removeprefix",
}


@dataclass(frozen=True)
class Mutant:
    """One fault: the text from `start` to `end` (bytes of the file) becomes `new`."""

    path: str
    line: int
    statement: tuple[int, int]
    """First and last line of the statement around it, of a compound one those of its head."""
    start: int
    end: int
    old: str
    new: str
    in_function: bool
    """False for what runs when the module is imported: constants, classes, defaults."""

    def planted_in(self, source: bytes) -> bytes:
        """Return the file with the fault in it."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    @property
    def folder(self) -> str:
        """The room that the file is in: "writers/docx", "model"."""
        parts = self.path.split("/")[:-1]
        return "/".join(parts[: 2 if parts[:1] == ["writers"] else 1]) or "."

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {' '.join(self.old.split())}  →  {' '.join(self.new.split())}"


def _span(node: ast.stmt) -> tuple[int, int]:
    match node:
        case ast.Match():
            return node.lineno, node.subject.end_lineno or node.lineno
        case ast.Try():
            return node.lineno, node.lineno
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno
    return node.lineno, max(node.lineno, last or 0)


class _Sites:
    """All faults of one file."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path = path
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.found: list[Mutant] = []
        self.span = (0, 0)
        self.functions = 0
        self._body(ast.parse(source).body)

    def _add(self, node: ast.expr | ast.stmt, new: ast.AST | str) -> None:
        start = self.starts[node.lineno - 1] + node.col_offset
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        text = new if isinstance(new, str) else ast.unparse(ast.fix_missing_locations(new))
        if isinstance(new, ast.expr) and not isinstance(new, ast.Constant | ast.Name | ast.Attribute | ast.Call):
            text = f"({text})"
        old = self.source[start:end].decode()
        if text == old:
            # A handler that raises again what it caught does so already.
            return
        inside = self.functions > 0
        self.found.append(Mutant(self.path, node.lineno, self.span, start, end, old, text, inside))

    def _body(self, body: list[ast.stmt]) -> None:
        for statement in body:
            self._statement(statement)

    def _statement(self, node: ast.stmt) -> None:  # noqa: C901 - one case a kind of statement
        self.span = _span(node)
        match node:
            case ast.ClassDef():
                for keyword in node.keywords:
                    self._expression(keyword.value)
                self._body(node.body)
                return
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                for default in (*node.args.defaults, *node.args.kw_defaults):
                    if default is not None:
                        self._expression(default)
                self.functions += 1
                self._body(node.body)
                self.functions -= 1
                return
            case ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Global() | ast.Nonlocal() | ast.Assert():
                return
            case ast.Expr(value=ast.Constant() | ast.Call(func=ast.Name(id="assert_never"))):
                # A docstring, and what mypy proves that nothing reaches.
                return
            case ast.AnnAssign():
                if node.value is not None:
                    self._expression(node.value)
                return
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                return
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                return
            case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))):
                # What nothing reaches, either.
                return
            case ast.Break():
                self._add(node, "continue")
            case ast.Continue():
                self._add(node, "break")
            case ast.Raise() | ast.AugAssign() | ast.Delete() | ast.Expr():
                self._add(node, "pass")
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                self._add(node, "pass")
            case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
                self._add(value, "None")
            case ast.If() | ast.While():
                self._add(node.test, ast.UnaryOp(ast.Not(), copy.deepcopy(node.test)))
                if isinstance(node, ast.If):
                    self._add(node.test, "False")
            case _:
                pass
        self._below(node)

    def _below(self, node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                self._statement(child)
            elif isinstance(child, ast.expr):
                self._expression(child)
            elif isinstance(child, ast.ExceptHandler):
                self.span = (child.lineno, child.body[0].end_lineno or child.lineno)
                self._add(child.body[0], "raise")
                self._body(child.body)
            else:
                if isinstance(child, ast.match_case):
                    self.span = (child.pattern.lineno, child.body[0].lineno)
                self._below(child)

    def _expression(self, node: ast.expr) -> None:  # noqa: C901 - one case a kind of expression
        match node:
            case ast.JoinedStr():
                # Python 3.11 does not know where the parts of one are.
                self._add(node, '""')
                return
            case ast.Compare():
                for at, operator in enumerate(node.ops):
                    for table in (_COMPARED, _REVERSED):
                        if (other := table.get(type(operator))) is not None:
                            new = copy.deepcopy(node)
                            new.ops[at] = other()
                            self._add(node, new)
            case ast.BoolOp():
                self._add(node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
                for at in range(len(node.values)):
                    left = node.values[:at] + node.values[at + 1 :]
                    self._add(node, left[0] if len(left) == 1 else ast.BoolOp(node.op, left))
            case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert()):
                self._add(node, node.operand)
            case ast.BinOp() if (other_operator := _CALCULATED.get(type(node.op))) is not None:
                self._add(node, ast.BinOp(node.left, other_operator(), node.right))
            case ast.IfExp():
                self._add(node, ast.IfExp(node.test, node.orelse, node.body))
            case ast.Constant():
                self._constant(node)
            case ast.Name() | ast.Attribute():
                name = node.id if isinstance(node, ast.Name) else node.attr
                if name in _OTHER_NAMES:
                    new_name = copy.deepcopy(node)
                    setattr(new_name, "id" if isinstance(node, ast.Name) else "attr", _OTHER_NAMES[name])
                    self._add(node, new_name)
            case ast.Call(func=ast.Name(id="zip"), args=args):
                # Its only keyword says, like an assertion, what holds anyway.
                for arg in args:
                    self._expression(arg)
                return
            case ast.Call(func=ast.Name(id="cast"), args=[_, value]):
                self._expression(value)
                return
            case ast.Subscript(value=ast.Name(id="Callable")):
                # What types are called is for readers and mypy.
                return
            case ast.Call():
                for keyword in node.keywords:
                    if keyword.arg is not None:
                        keywords = [other for other in node.keywords if other is not keyword]
                        self._add(node, ast.Call(node.func, node.args, keywords))
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                for at, part in enumerate(node.generators):
                    for condition in part.ifs:
                        shorter = copy.deepcopy(node)
                        shorter.generators[at].ifs = [test for test in part.ifs if test is not condition]
                        self._add(node, shorter)
            case ast.Lambda():
                self._expression(node.body)
                return
            case _:
                pass
        self._below(node)

    def _constant(self, node: ast.Constant) -> None:
        match node.value:
            case True | False:
                self._add(node, str(not node.value))
            case int() | float():
                self._add(node, repr(node.value + 1))
            case str() if node.value:
                self._add(node, '""')
                self._add(node, repr(f"XX{node.value}"))
            case str():
                self._add(node, '"XX"')
            case _:
                pass


@dataclass(frozen=True)
class Population:
    """All faults that can be planted in the package."""

    mutants: tuple[Mutant, ...]

    @classmethod
    def of(cls, package: Path) -> Population:
        """Find them all, in the order of paths and lines."""
        found: list[Mutant] = []
        for path in sorted(package.rglob("*.py")):
            sites = _Sites(path.relative_to(package).as_posix(), path.read_bytes())
            found += sites.found
        return cls(tuple(found))

    def only(self, wanted: Callable[[str], bool]) -> Population:
        """Return those in files whose paths are `wanted`."""
        return Population(tuple(mutant for mutant in self.mutants if wanted(mutant.path)))

    @cached_property
    def lines(self) -> dict[tuple[str, int], list[Mutant]]:
        """The faults of each line that has some."""
        lines: dict[tuple[str, int], list[Mutant]] = {}
        for mutant in self.mutants:
            lines.setdefault((mutant.path, mutant.line), []).append(mutant)
        return lines

    def sample(self, count: int, seed: int, *, least: int = 0) -> Iterator[Mutant]:
        """Yield `count` of them, first a line, then a fault in it, so that a line with many does not count more.

        More follow where a room has fewer than `least`.

        The same seed takes the same lines of the same source, and a larger count begins with those of a smaller one.
        """
        chosen = random.Random(seed)  # noqa: S311 - nothing secret
        lines = list(self.lines.values())
        chosen.shuffle(lines)
        taken: Counter[str] = Counter()
        for at, line in enumerate(lines):
            if at < count or taken[line[0].folder] < least:
                taken[line[0].folder] += 1
                yield chosen.choice(line)
