"""Text with markup: Markdown, parsed into tree nodes."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from outcome_reports.markup import MarkupError, MarkupProblem, parse_markup, reference_marks
from outcome_reports.model.keys import KnownKeys, known_keys
from outcome_reports.tree import Block, DataSource, Image, Table, blocks_of

_HALF = re.compile("[\ud800-\udfff]")
MAX_PROBLEMS = 50
"""Unknown references that are reported for one text: an author with more has another registry in mind."""


class Prose:
    """A text as its author wrote it (`source`, Markdown) and the `blocks` it means. Equal if the sources are.

    In a model field it is made from a str and written back as that str, so content survives a round through JSON.
    Raises MarkupError (a ValueError) for text that cannot be used, and ValueError for empty text.
    """

    __slots__ = ("blocks", "source")

    source: str
    blocks: tuple[Block, ...]

    def __init__(self, source: str) -> None:
        # NFC, because names are compared character by character.
        self.source = unicodedata.normalize("NFC", source.rstrip())
        if _HALF.search(self.source):
            raise ValueError("half a character (a surrogate): delete it")
        self.blocks = parse_markup(self.source)
        if not any(True for _ in blocks_of(self.blocks)):
            raise ValueError("the text is empty: write it, or remove the key")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Prose({self.source!r})"

    def __str__(self) -> str:
        return self.source

    @property
    def pictures(self) -> tuple[str, ...]:
        """The files of the pictures in the text, in order."""
        return tuple(block.asset for block in blocks_of(self.blocks) if isinstance(block, Image))

    @property
    def data(self) -> tuple[DataSource, ...]:
        """The files of data that the text draws tables and charts from, in order."""
        sources = (block.source for block in blocks_of(self.blocks) if isinstance(block, Table))
        return tuple(source for source in sources if source and source.file)

    def unknown_references(self, keys: KnownKeys) -> list[MarkupProblem]:
        """Return a problem for each `[[KEY]]` of the text that is not among `keys`."""
        return _unknown_references(self.source, keys)

    def check_references(self, keys: KnownKeys) -> None:
        """Raise MarkupError if a `[[KEY]]` of the text is not in `keys`."""
        if unknown := _unknown_references(self.source, keys):
            raise MarkupError(unknown)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            cls._of,
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "format": "markdown"}

    @classmethod
    def _of(cls, value: object, info: ValidationInfo) -> Prose:
        if not isinstance(value, Prose | str):
            raise PydanticCustomError("string_type", "a text is expected")
        keys = known_keys(info)
        try:
            prose = value if isinstance(value, Prose) else cls(value)
        except MarkupError as error:
            # Problems with marks are reported together with problems with keys.
            unknown = _unknown_references(str(value), keys) if keys else []
            raise MarkupError([*error.problems, *unknown]) from None
        if keys:
            prose.check_references(keys)
        return prose


def _unknown_references(source: str, keys: KnownKeys) -> list[MarkupProblem]:
    every = keys.entities | keys.groups | keys.terms
    unknown = (mark for mark in reference_marks(source) if mark.key and mark.key not in every)
    return [
        MarkupProblem(m.line, m.column, f"“[[{m.key}]]” is not in the registry", keys.nearest(str(m.key), every))
        for m in itertools.islice(unknown, MAX_PROBLEMS)
    ]
