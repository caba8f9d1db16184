"""The entries of a registry, one by one: what a State, organisation, group or term is called."""

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from outcome_reports.language.ascii_words import without_accents
from outcome_reports.language.grammar import grammar_of
from outcome_reports.model.base import Content, Distinct, Line
from outcome_reports.model.keys import Key

M49Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$")]
EntityKind = Literal[
    "member-state",
    "observer-state",
    "state",
    "member-organisation",
    "observer-organisation",
    "organisation",
    "working-group",
    "dialogue",
    "partner",
    "body",
]
GlossaryUse = Literal["when-used", "when-named"]
_GRAMMAR = grammar_of("en")


class Entity(Content):
    """A State, organisation, working group, dialogue, partner or other body that a document can name.

    A name that begins with "the " takes the article in running text ("the Philippines", "the Republic of Indonesia").
    """

    key: Key
    """ISO 3166-1 alpha-3 for States, a short handle for others. Never changes: content refers to it."""
    m49: M49Number | None = None
    """Number of the State or area in the M49 standard of the United Nations Statistics Division ("360"), for tables."""
    kind: EntityKind
    """Its relation to the dialogue; decides its label and where it is listed."""
    short: Line
    """Name in running text; for organisations the full name without the acronym."""
    formal: Line | None = None
    """Formal name, where it differs from the short one."""
    acronym: Line | None = None
    """Acronym; "the RSO" if it takes the article."""
    glossary: GlossaryUse = "when-used"
    """"when-named" if the glossary lists the acronym, which readers know, even where the text spells out the name."""
    aliases: tuple[Line, ...] = ()
    """Other names it goes by, accepted when found in text, never printed."""
    adjective: Line | None = None
    """Adjective of the name ("Indonesian")."""
    groups: Annotated[tuple[Key, ...], Distinct] = ()
    """Keys of the groups it belongs to."""
    sort: Line | None = None
    """What it is sorted by, if not the short name without its article."""
    _EXAMPLE: ClassVar = {
        "key": "PHL",
        "m49": "608",
        "kind": "member-state",
        "short": "the Philippines",
        "formal": "the Republic of the Philippines",
        "acronym": "PH",
        "aliases": ["Republika ng Pilipinas"],
        "adjective": "Philippine",
        "groups": ["members", "ASEAN"],
        "sort": "Philippines",
    }

    @property
    def family(self) -> str:
        """The kind without its status: "state" for a member or observer State, "organisation", "group", "partner"."""
        return self.kind.rpartition("-")[2]

    @property
    def is_state(self) -> bool:
        """True for a State of any status."""
        return self.family == "state"

    @property
    def formal_name(self) -> str:
        """The formal name, or the short one if there is no other."""
        return self.formal or self.short

    @property
    def sort_key(self) -> tuple[str, str]:
        """The key for sorting entities alphabetically: accents, case and the article do not count."""
        return sortable(self.sort or self.short), self.key

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which a text may name it, without articles, longest first."""
        names = (self.short, self.formal, self.acronym, self.adjective, *self.aliases)
        return tuple(sorted({without_article(name) for name in names if name}, key=lambda name: (-len(name), name)))


class Group(Content):
    """Entities that are addressed together: "members", ASEAN, the Pacific Island States."""

    key: Key
    """The key content refers to. It may be the key of an entity too (ASEAN is an organisation and its States)."""
    name: Line
    """Name in running text, with "the " if it takes the article."""
    aliases: tuple[Line, ...] = ()
    """Other names it goes by."""
    _EXAMPLE: ClassVar = {"key": "members", "name": "Bali Process Members", "aliases": ["Members of the Bali Process"]}


class Term(Content):
    """A term with an acronym that is not an entity ("GCM")."""

    key: Key
    """The key content refers to."""
    acronym: Line
    """The acronym, with "the " if it takes the article."""
    expansion: Line
    """What it stands for, with "the " if it takes the article."""
    glossary: GlossaryUse = "when-used"
    """"when-named" if the glossary lists the acronym, which readers know, even where the text spells out the words."""
    aliases: tuple[Line, ...] = ()
    """Other forms found in text."""
    _EXAMPLE: ClassVar = {
        "key": "GCM",
        "acronym": "the GCM",
        "expansion": "the Global Compact for Safe, Orderly and Regular Migration",
        "glossary": "when-named",
        "aliases": ["the Global Compact"],
    }


def without_article(name: str) -> str:
    """Return the name without its article. Registries are written in English."""
    return _GRAMMAR.without_article(name)


def sortable(name: str) -> str:
    """Return the name as alphabetical lists compare it: no article, no accents, no case."""
    return without_accents(without_article(name)).casefold()
