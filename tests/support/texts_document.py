"""A small document of a text that has all that texts may hold, as authors write it."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.markup import parse_markup
from tests.support.sample_tree import h, p, s

TEXT = """\
## How the day went

The forum met in *plenary*.

### Turnout

Table: Who came, by **day**

| Day    | States | Share of all | Remark |
|:-------|-------:|-------------:|:------:|
| First  |     12 |        48.5% | early  |
| Second |    107 |         9.0% |        |

Before it ends:

Watch-keeping
: Somebody is awake
  at any hour.

  And writes it down.

Handover
: The next one knows.
: And signs.

::: box {title="A *box* with a list"}
What is in it:

- one
- two

| In | It |
|----|---:|
| a  | 1  |
:::

::: quote {by="A. Person, Chief of *Something*"}
They said it.

And again.
:::

::: takeaways
1. First
2. Second

::: box
Inside.
:::
:::

::: columns
::: column
Left of the two.

- with a list
:::
::: column
Right of them.
:::
:::

![A drawing of bars](drawing "What the *drawing* shows"){width=60% credit="Drawn by us"}

![A hand](hand)
![Another hand](hand "Of somebody else")

> | Said by | How often |
> |---------|----------:|
> | all     |         2 |
"""


def texts() -> tree.Document:
    """A section of one text, composed by hand: levels and ids as composing gives them."""
    from tests.support.small_documents import small_document

    blocks = (replace(block, id=f"day-p{number}") for number, block in enumerate(parse_markup(TEXT), start=1))
    levelled = (replace(block, level=block.level + 2) if isinstance(block, tree.Heading) else block for block in blocks)
    return small_document(s("day", "looking-ahead", h(2, "day-h", "The day"), p("What happened."), *levelled))
