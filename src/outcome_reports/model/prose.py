"""Text with markup: Markdown in, tree nodes ready."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from outcome_reports.markup import MarkupError, MarkupProblem, parse_markup, reference_marks
from outcome_reports.model.keys import KnownKeys, known_keys
from outcome_reports.tree import Block, blocks_of


class Prose:
    """A text as its author wrote it (`source`, Markdown) and the `blocks` it means. Equal when the sources are.

    In a model field it is made from a str and written back as that str, so content survives a round through JSON.
    Raises MarkupError (a ValueError) for text that cannot be used, and ValueError for empty text.
    """

    __slots__ = ("blocks", "source")

    source: str
    blocks: tuple[Block, ...]

    def __init__(self, source: str) -> None:
        self.source = source.rstrip()
        self.blocks = parse_markup(self.source)
        if not any(True for _ in blocks_of(self.blocks)):
            raise ValueError("the text is empty: write it, or take the key away")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Prose({self.source!r})"

    def __str__(self) -> str:
        return self.source

    def check_references(self, keys: KnownKeys) -> None:
        """Raises MarkupError if a `[[KEY]]` of the text is none of `keys`."""
        every = keys.entities | keys.groups | keys.terms
        unknown = [mark for mark in reference_marks(self.source) if mark.key not in every]
        if unknown:
            raise MarkupError(
                [
                    MarkupProblem(m.line, m.column, f"“[[{m.key}]]” is not in the registry", keys.nearest(m.key, every))
                    for m in unknown
                ]
            )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            cls._of,
            core_schema.union_schema([core_schema.is_instance_schema(cls), core_schema.str_schema()]),
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "format": "markdown"}

    @classmethod
    def _of(cls, value: Prose | str, info: ValidationInfo) -> Prose:
        prose = value if isinstance(value, Prose) else cls(value)
        if keys := known_keys(info):
            prose.check_references(keys)
        return prose
