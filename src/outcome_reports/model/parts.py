"""The parts of an edition: the file of each, the sections that print it, and its successor in the next edition.

A part is a field of `EditionParts`, and its annotation is its entry in the table: reading, checking, documents,
excerpts, schemas and the next edition go by that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from outcome_reports.model.base import Content
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


STATEMENT = "statement"
"""The document that most parts are written for; excerpts say on which of its pages a block is."""


@record(frozen=True, slots=True)
class PartOfEdition:
    """What a field of an edition says about its part.

    `document` is the kind of document whose words it holds, None for a working paper. In the statement the section of
    its name prints it, and those that it is `counted_in` count or repeat what is in it; an `own` part is printed where
    the edition lists its name. Excerpts take from `excerpted` parts the passages that name their subject. `successor`
    says what the next edition gets: a skeleton of the same name, a copy, or what a special function makes.
    """

    counted_in: tuple[str, ...] = ()
    document: str | None = STATEMENT
    excerpted: bool = True
    successor: Literal["skeleton", "copy", "made"] = "skeleton"
    own: bool = False


class MadeSection:
    """A section that is made from the parts of an edition, and has no file."""


@record(frozen=True, slots=True)
class Part:
    """A part: the `field` of the edition that holds it, the class that reads it, and what its annotation says.

    `several` parts (chapters, parts of the edition's own) have a folder with a file for each.
    """

    field: str
    cls: type[Content]
    about: PartOfEdition
    several: bool

    @property
    def name(self) -> str:
        """The name of its file, without suffix, or of its folder; also the id of its section: "looking-ahead"."""
        return self.field.replace("_", "-")

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections of a statement that print it, or count what is in it, its own first."""
        printed = self.about.document == STATEMENT and not self.about.own
        return (self.name, *self.about.counted_in) if printed else ()

    @property
    def has_default_title(self) -> bool:
        """Whether it has the title of its language, under the label `field`, where the content gives none."""
        title = self.cls.model_fields.get("title")
        return title is not None and isinstance(title.default, str)

    @property
    def schema(self) -> str:
        """The name of the schema of such a file: "chapter"."""
        return self.name.removesuffix("s") if self.several else self.name


def parts_of(edition: type[BaseModel]) -> dict[str, Part]:
    """Return the parts of the class of editions by field, in the order of a statement."""
    found = (_part(name, field) for name, field in edition.model_fields.items())
    return {part.field: part for part in found if part}


def _part(name: str, field: FieldInfo) -> Part | None:
    about = next((item for item in field.metadata if isinstance(item, PartOfEdition)), None)
    if about is None:
        return None
    cls: type[Content] = get_args(field.annotation)[0]
    # An excerpt shows the words of a part under its title and in its language.
    assert not about.excerpted or {"title", "lang", "dir"} <= cls.model_fields.keys(), f"{cls} lacks one of these"
    return Part(name, cls, about, several=type(None) not in get_args(field.annotation))
