"""Proposed words become bytes of the content: exactly, or a person is asked."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.proposals import Proposal, reword
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.sending.block_sources import BlockSources, Source
from outcome_reports.reading import read_edition_with_places
from tests.support.random_edits import edited

CONTENT = Path(__file__).resolve().parents[3] / "content"


def _shown(folder: Path, subject: str | None) -> dict[Source, str]:
    edition = outr.load(folder)
    document = edition.excerpt(subject, pages={}) if subject else edition.statement()
    sources = BlockSources(edition.content)
    found = sources.of_document(document.tree.blocks)
    return {
        found[id(block)]: collapsed(tree.inline_text(tree.own_inlines(block)))
        for block in tree.blocks_of(document.tree.blocks)
        if id(block) in found
    }


def _measured(content: Path, name: str, subject: str | None, seed: int) -> Counter[str]:
    """Edit about half of the texts of a document at random, put the edits into the files, and compose it again."""
    chance = random.Random(seed)  # noqa: S311
    folder, count = content / name, Counter[str]()
    shown = _shown(folder, subject)
    edition, _, places = read_edition_with_places(folder)
    texts = BlockSources(edition).texts
    proposals = []
    for number, (source, words) in enumerate(shown.items()):
        final = collapsed(edited(words, chance))
        if final == words or chance.random() > 0.6:
            continue
        text = texts[source.name]
        about = (text.path, text.source, text.source, text.is_markdown, source.number, words)
        proposals.append(Proposal(str(number), "reworded", *about, (final,)))
    result = reword(places, proposals, NameReadings(edition.registry, edition.language))
    for file, written in result.files.items():
        file.write_bytes(written.encode())
    again, by_id = _shown(folder, subject), dict(enumerate(shown))
    wanted = {by_id[int(p.id)]: p.words[0] for p in proposals if p.id in result.made}
    assert {source: again.get(source) for source in wanted} == wanted
    count["of names"] = sum(1 for left in result.left.values() if "name" in left.reason)
    count["proposed"], count["made"] = len(proposals), len(result.made)
    # Removing the first mention of a name lets the next one read in full, and nothing else may change.
    count["others"] = sum(1 for s, words in shown.items() if s not in wanted and again.get(s) != words)
    assert len(result.made) + len(result.left) == len(proposals)
    return count


def test_random_edits_are_made_exactly_or_left_to_a_person(tmp_path: Path) -> None:
    total = Counter[str]()
    runs = [("fourth-2026", None), ("third-2025", None), ("fourth-2026", "IDN"), ("fourth-2026", "THA")]
    for seed, (name, subject) in enumerate(runs):
        shutil.copytree(CONTENT, tmp_path / str(seed))
        total += _measured(tmp_path / str(seed), name, subject, seed)
    assert total["proposed"] > 150
    # Edits that cut a name, or put words in its place, are left to a person; nearly all others are made.
    assert total["made"] / (total["proposed"] - total["of names"]) >= 0.98
    assert total["made"] / total["proposed"] >= 0.8
    assert total["others"] <= total["made"] // 20
