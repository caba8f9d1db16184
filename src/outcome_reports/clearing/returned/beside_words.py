"""What a returned copy has beside its words that the sent one had not: addresses, pictures, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from outcome_reports.clearing.returned.word_paragraphs import WordFile, WordParagraph
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.errors import counted

_MOST = 200


def beside_words(sent: SentRecord, returned: WordFile) -> Iterator[str]:
    """Yield a notice for each change without a mark that is not in words; none where `sent` does not say what was."""
    yield from new_addresses(sent.addresses, returned.addresses)
    yield from other_pictures(sent.pictures, returned.pictures)


def other_pictures(sent: int | None, returned: int) -> Iterator[str]:
    """Yield a notice if the number of pictures is another than in the sent copy; none if that is not known."""
    if sent is not None and returned != sent:
        yield f"the text has {counted(returned, 'picture')} where the copy had {sent}, without a mark: look at the file"


def is_new_furniture(sent: SentRecord, paragraph: WordParagraph) -> bool:
    """Return whether a paragraph of a header or footer has words that the sent copy had in none; no if not known.

    Figures do not count: programs write down the number of the page that they showed last.
    """
    words = _without_figures(paragraph.after)
    return sent.furniture is not None and bool(words) and words not in map(_without_figures, sent.furniture)


def _without_figures(text: str) -> str:
    return " ".join(re.sub(r"\d+", "", text).split())


def new_addresses(sent: Iterable[str] | None, returned: Iterable[str]) -> Iterator[str]:
    """Yield a notice for each address behind a link that the sent copy did not have; none if it is not known."""
    known = {_plain(address) for address in sent or ()}
    for address in sorted(returned) if sent is not None else ():
        if _plain(address) not in known:
            yield f"a link leads to {address[:_MOST]}, which the copy did not have: change the content if it is right"


def _plain(address: str) -> str:
    """Return an address as programs may have written it anew."""
    return unquote(address).casefold().rstrip("/")
