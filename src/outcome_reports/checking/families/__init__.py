"""The rules, a family or a part of one in each file. Importing this enters them all in `RULES`, in this order."""

from outcome_reports.checking import suppressing
from outcome_reports.checking.families import (
    acronym_letters,
    acronym_use,
    capitals,
    compounds,
    confusion,
    duplication,
    links,
    names,
    name_lists,
    numbers,
    participants,
    punctuation,
    recommendations,
    sentences,
    spelling,
    structure,
    traditions,
)
