"""Function words, by which rules distinguish a noun from the words after it."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as a text."""
    return frozenset(text.split())


BE_AND_HAVE = words_of("is are was were be been being am has have had do does did")
MODALS = words_of("can could may might must shall should will would")
DETERMINERS = words_of("the a an this that these those its their our his her my your each every any some no both all")
PREPOSITIONS = words_of(
    "about above across after against along among around as at before behind below beneath between beyond by "
    "despite down during except for from in including inside into like near of off on onto out outside over past "
    "per since through throughout to toward towards under until up upon via with within without"
)
CONJUNCTIONS = words_of("and or but nor so yet if because although though while when where whereas whether than that")
PRONOUNS = words_of("i you he she it we they them us me him who whom whose which what there here one people")
ADVERBS = words_of(
    "not also more most very often well still already always never only just too even then now again further far "
    "less least rather quite almost together therefore however"
)
FUNCTION_WORDS = BE_AND_HAVE | MODALS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS
