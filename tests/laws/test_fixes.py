"""What `check --fix` may never change: a number, a name, an address, a quotation; a second one changes nothing."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcome_reports.api.folder_checks import check_folder, fix_folder
from outcome_reports.checking import check_edition, profile_names
from outcome_reports.checking.engine.findings import NoPlaces, Position
from outcome_reports.checking.text.passages import passages_of
from outcome_reports.model import Edition, Registry
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.reading import read_edition_with_places
from outcome_reports.rewriting.fixing import fix_files
from tests.unit.checking import seeding
from tests.unit.checking.samples import sample_registry

ROOT = Path(__file__).resolve().parents[2]

NUMBERS_THAT_NAME = [
    "Security Council resolution 1325",
    "PO Box 2601",
    "flight GA4021",
    "postcode 10110",
    "grant no. 4512",
    "Bangkok 10110",
    "room 3054",
    "ISO 27001",
    "ISO 3166-1",
    "the Boeing 737-800",
    "A/RES/73/195",
    "CERD/C/IDN/CO/7",
    "COVID-19",
    "file no. 12-2345",
    "tel. 343-9477",
    "+66 2 343-9477",
    "the 9-11 calls",
    "article 3 of the law",
    "Type 1 diabetes",
    "section 12-14",
    "Law 10-2004",
    "case 33445",
    "passport AB123456",
    "Route 66",
    "ISBN 978-3-16-148410-0",
    "the 1951 Convention",
    "Group of Seventy-Seven",
    "nineteen eighty-four",
    "IBAN 11000 2000",
    "level 3 readers",
    "SDG 8.7",
    "GPS 13.7563",
]
FILES_AND_ADDRESSES = [
    "Annex_2026_final.pdf",
    "labor-program.docx",
    "https://example.org/labor/11000%20people?a=5%25",
    "[the page](https://x.org/2019-2026/the_the_center)",
    "labor.center@example.org",
    "www.dol.gov/center",
    "#LaborRights",
    "@center_2026",
    "`x = a,b ;  the the 5%`",
    "C:\\labor\\center",
]
WORDS_OF_OTHERS = [
    "“the the labor of 11000 people, 5% of them 2019 - 2026”",
    "*The labor of 11000 people ,and center*",
    "[le le labor, 11000 ; 5% ?]{lang=fr}",
    "[the color center]{lang=en-US}",
    "Vietnam Airlines",
    "the Asia Pacific Refugee Rights Network",
    "the Labor Party",
    "International Organisation for Migration Studies",
    "Boutros Boutros-Ghali",
    "Chairman Mao",
]
SLIPS = [
    "labor and behavior",
    "the the",
    "some 11000 people",
    "5%",
    "between 2019 - 2026",
    "on 27-28 January",
    "on January 27, 2026.",
    "a highly-skilled team",
    "met .",
    "They  met",
    "whilst",
    "nearly seventy projects",
    "There are 3 projects",
    "the State's",
    'a "quoted word" of',
    "a ‘Train the Trainer’ course",
    "organised and recognized",
    "in Vietnam,",
    "They ( all ) met",
    "keep pace of change",
    "the chairman",
    "information sharing arrangements and information-sharing networks",
    "met,spoke",
    "with [[IDN]] and [[IOM|acronym]]'s",
    "technology facilitated trafficking",
    "US$ 150000",
    "A Member state",
    "They met The International Organization for Migration",
    "It is is so",
    "notices, data, and tools",
    "pages 12-15",
    "12.5 percent",
    "Open-Source Intelligence",
    "Laos",
]
token = st.sampled_from([*NUMBERS_THAT_NAME, *FILES_AND_ADDRESSES, *WORDS_OF_OTHERS, *SLIPS])
joint = st.sampled_from(
    [" ", " and ", ", ", ". ", "; ", " of ", "\n", " (", ") ", ": ", " – ", "  \n", "\n\n", "\n\n- "]
)
texts = st.lists(st.tuples(token, joint), min_size=1, max_size=9).map(
    lambda ts: "".join(a + b for a, b in ts).rstrip(" \n-").strip()
)

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUE = {word: n for n, word in enumerate([*ONES, *TEENS])} | {word: 20 + 10 * n for n, word in enumerate(TENS)}
NUMBER = re.compile(rf"\d+(?:,\d{{3}})*(?!\d)|\b(?:{'|'.join(VALUE)})\b", re.IGNORECASE)


class Files(NoPlaces):
    """Each text in a file of its own."""

    def place(self, path: ModelPath, line: int = 0, column: int = 0) -> Position:
        return (Path(f"{path[1]}.md"), line + 1, column + 1) if path[0] == "chapters" else super().place(path)


def edition_of(texts: Iterable[str], registry: Registry) -> Edition:
    chapters = [{"id": f"c{n}", "title": "One", "introduction": text} for n, text in enumerate(texts)]
    head = {"id": "sample", "series": "Dialogue", "number": 1, "published": date(2026, 2, 20), "organiser": "RSO"}
    days = {"start": date(2026, 1, 27), "end": date(2026, 1, 28)}
    return Edition.model_validate(head | {"dates": days, "registry": registry, "chapters": chapters})


def mended(texts: list[str], registry: Registry, profile: str, folder: Path) -> list[str]:
    """The texts after `check --fix`, which another one leaves as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        files = [Path(f"{number}.md") for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        for _ in range(10):
            texts = [file.read_text(encoding="utf-8") for file in files]
            if not fix_files(check_edition(edition_of(texts, registry), places=Files(), profile=profile)):
                return texts
    raise AssertionError("there is always something left to mend")


def values(text: str) -> Counter[int]:
    """The numbers of a text, in figures or words, each as often as it is there."""
    found = (match[0].replace(",", "").casefold() for match in NUMBER.finditer(text))
    return Counter(int(number) if number.isdigit() else VALUE[number] for number in found)


def assert_nothing_lost(before: str, after: str, registry: Registry) -> None:
    assert values(after) == values(before)
    for sign in "[]()`*{}":
        assert after.count(sign) == before.count(sign)
    addresses = re.compile(r"\S+://[^\s)]+|\S+@\S+|`[^`]+`")
    assert addresses.findall(after) == addresses.findall(before)
    named, named_before = (Counter(found.key for found in registry.name_index.names_in(t)) for t in (after, before))
    assert named >= named_before


@pytest.mark.parametrize("profile", profile_names())
@settings(max_examples=80)
@given(text=texts)
def test_generated_texts_keep_their_facts(tmp_path_factory: pytest.TempPathFactory, profile: str, text: str) -> None:
    registry = sample_registry()
    (after,) = mended([text], registry, profile, tmp_path_factory.mktemp("fix"))
    assert_nothing_lost(text, after, registry)
    for kept in (*NUMBERS_THAT_NAME, *FILES_AND_ADDRESSES, *WORDS_OF_OTHERS):
        assert after.count(kept) >= text.count(kept), kept


@pytest.mark.parametrize("profile", profile_names())
def test_what_names_something_stays_wherever_it_is(tmp_path: Path, profile: str) -> None:
    frames = [
        frame.format(kept)
        for kept in (*NUMBERS_THAT_NAME, *FILES_AND_ADDRESSES, *WORDS_OF_OTHERS)
        for frame in (
            "They met about {0} and left.",
            "{0} was read out.",
            "It is {0}.",
            "- {0}\n- It is in {0}, and people know ({0}).",
            "> They met about {0} and left.",
            "some {0}, of {0}; between {0} and {0}",
        )
    ]
    assert mended(frames, sample_registry(), profile, tmp_path) == frames


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Security Council resolution 1325 is on file as Annex_2026_final.pdf. Delegates came on flight GA4021; "
            "write to PO Box 2601,\npostcode 10110, about grant no. 4512, on behalf of 10110 people.",
            "Security Council resolution 1325 is on file as Annex_2026_final.pdf. Delegates came on flight GA4021; "
            "write to PO Box 2601,\npostcode 10110, about grant no. 4512, on behalf of 10,110 people.",
        ),
        ("Reforms ran between 2019 - 2026 in all.", "Reforms ran between 2019 and 2026 in all."),
        ("Some 94% agreed with what was said.", "Some 94 per cent agreed with what was said."),
        (
            "Trusted information-sharing networks help. The information sharing rules, and information sharing tools.",
            "Trusted information-sharing networks help. The information sharing rules, and information sharing tools.",
        ),
    ],
)
def test_the_inputs_that_showed_the_fault(tmp_path: Path, before: str, after: str) -> None:
    assert mended([before], sample_registry(), "rso", tmp_path) == [after]


@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("name", ["fourth-2026", "third-2025", "coastal-forum-2026"])
def test_our_own_editions_keep_their_facts(tmp_path: Path, profile: str, name: str) -> None:
    shutil.copytree(ROOT / "content" / name, tmp_path / name)
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "registry")
    before, _, _ = read_edition_with_places(tmp_path / name)
    fix_folder(tmp_path / name, profile)
    after, _, _ = read_edition_with_places(tmp_path / name)
    for old, new in zip(passages_of(before), passages_of(after), strict=True):
        assert_nothing_lost(old.source, new.source, before.registry)
    assert not [finding for finding in check_folder(tmp_path / name, profile) if finding.fix]


@pytest.mark.may_skip("the published texts are not part of this project")
@pytest.mark.skipif(not seeding.SEEDS.is_dir(), reason=f"the published texts are not there: {seeding.SEEDS.name}")
@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("name", ["statement", "article"])
def test_the_published_texts_keep_their_facts(tmp_path: Path, profile: str, name: str) -> None:
    edition = seeding.statement_edition() if name == "statement" else seeding.article_edition()
    texts = [passage.source for passage in passages_of(edition) if passage.kind == "prose"]
    after = mended(texts, edition.registry, profile, tmp_path)
    assert after != texts
    for old, new in zip(texts, after, strict=True):
        assert_nothing_lost(old, new, edition.registry)
