"""Lines of scripts without spaces end between words, and the break points are no characters of the text."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader
from pypdf.generic import Destination

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import InstallationError
from outcome_reports.tree import Emphasis, Span, Strong, Text
from outcome_reports.writers.html import unspaced_scripts, write_html
from outcome_reports.writers.html.html_writer import print_page
from outcome_reports.writers.html.unspaced_scripts import WORD_END, meet, pieces
from outcome_reports.writers.pdf import write_pdf
from outcome_reports.writers.pdf.weasyprint_patches.entrance import parts_thai
from tests.support.extracting import words_of_html
from tests.support.sample_tree import h, p
from tests.unit.writers.fonts import NOTO

_WORDS = {
    "lo": "ຜູ້ ຕາງໜ້າ ໄດ້ ປຶກສາຫາລື ກ່ຽວກັບ ການ ເສີມຂະຫຍາຍ ການຮ່ວມມື ໃນ ພາກພື້ນ ເພື່ອ ຕ້ານ ການຄ້າ ມະນຸດ ແລະ ການລັກລອບ ຂົນສົ່ງ",
    "km": "តំណាង បាន ពិភាក្សា អំពី ការ ពង្រឹង កិច្ច សហប្រតិបត្តិការ ក្នុង តំបន់ ដើម្បី ប្រឆាំង ការ ជួញដូរ មនុស្ស និង ការ រត់ពន្ធ",
    "my": "ကိုယ်စားလှယ် များသည် လူ ကုန်ကူး မှု တိုက် ဖျက် ရေး အတွက် ဒေသတွင်း ပူးပေါင်း ဆောင်ရွက် မှု ကို",
}
WORDS = {lang: words.split() for lang, words in _WORDS.items()}
"""Words that readers of these languages would not part."""
# The page without its running head.
_BODY = ("-x", "0", "-y", "70", "-W", "600", "-H", "700")
SENTENCES = {lang: "".join(words) for lang, words in WORDS.items()}


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("on_paper", [True, False])
def test_long_runs_are_cut_between_words(lang: str, on_paper: bool) -> None:
    text = f"In 2026: {SENTENCES[lang]} (end)"
    cut = pieces(text, on_paper=on_paper)
    assert "".join(cut) == text
    assert len(cut) > 5
    # A piece is a word, or a few; it never begins or ends within one.
    for word in WORDS[lang]:
        assert len(word) < 4 or any(word in piece or piece.strip() in word for piece in cut), word


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words – “quoted”, naïve.",
        "ព្រះរាជាណាចក្រកម្ពុជា"[:20],
        "\u200b".join(WORDS["km"]),
        "ລາວ ຜູ້ຕາງໜ້າ ໄດ້",
        "ผู้แทนได้หารือเกี่ยวกับการเสริมสร้างความร่วมมือ",
        "各国代表讨论了加强信息共享与区域合作机制的具体措施",
        "مندوبون",
    ],
)
def test_other_texts_are_left_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    assert pieces(text, on_paper=True) == [text]


def test_thai_is_cut_where_pango_does_not_know_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parts_thai()
    monkeypatch.setattr(unspaced_scripts, "_must_learn_thai", lambda: True)
    text = "ผู้แทนได้หารือเกี่ยวกับการเสริมสร้าง"
    assert "หารือ" in pieces(text, on_paper=True)
    assert pieces(text, on_paper=False) == [text]


@pytest.mark.parametrize("lang", WORDS)
def test_without_the_library_the_error_says_what_to_install(
    lang: str, brand: Brand, sample: tree.Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    given = replace(sample, blocks=(h(1, "title", "Title"), p(SENTENCES[lang], lang=lang)))
    with pytest.raises(InstallationError, match=r"pip install 'outcome_reports\[line-breaks\]'") as caught:
        print_page(given, brand, None)
    assert SENTENCES[lang][:20] in str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("ລາວ", "ຜູ້", True),
        ("បាន", "ការ", True),
        ("ได้", "หารือ", True),
        # A mark belongs to the letter before it; spaces and signs have rules of their own.
        *(("ກ", "\u0eb2\u0ec8", True), ("ກ", "\u0ec8", False), ("ລາວ ", "ຜູ້", False), ("ລາວ", "2026", False)),
        *(
            ("ລາວ", "”", False),
            ("", "ລາວ", False),
            ("ລາວ", "", False),
            ("bold", "plain", False),
            ("各国", "代表", False),
        ),
    ],
)
def test_lines_may_end_where_marked_words_meet(before: str, after: str, may: bool) -> None:
    assert meet(before, after) is may


def document(sample: tree.Document, lang: str) -> tree.Document:
    text = SENTENCES[lang]
    marked: list[tree.Inline] = [
        Strong((Text(text),)),
        Emphasis((Text(text),)),
        Span((Strong((Text(text),)),), lang=lang),
    ]
    blocks = [p(text, lang=lang), *(p(inline, lang=lang) for inline in marked), p(*marked, text, lang=lang)]
    return replace(sample, blocks=(h(1, "title", "Title"), h(2, "two", text), *blocks), assets={})


@pytest.mark.parametrize("lang", WORDS)
def test_the_web_page_has_the_same_words(lang: str, brand: Brand, sample: tree.Document) -> None:
    given = document(sample, lang)
    page = write_html(given, brand)
    assert words_of_html(page) == tree.words_of(given.blocks)
    main = html.fromstring(page.decode()).xpath("//main")[0]
    assert len(main.xpath(".//strong//wbr")) > 10
    assert WORD_END not in main.text_content()


@NOTO
@pytest.mark.parametrize("lang", WORDS)
def test_lines_on_paper_end_between_words(lang: str, brand: Brand, sample: tree.Document, tmp_path: Path) -> None:
    if not (program := shutil.which("pdftotext")):
        pytest.skip("poppler-utils is not installed")
    file = tmp_path / "lines.pdf"
    # Painting compares the words of the tags with those of the tree.
    file.write_bytes(write_pdf(document(sample, lang), brand).data)
    text = subprocess.run([program, *_BODY, file, "-"], capture_output=True, check=True, text=True).stdout
    assert "\u2060" not in text
    assert "\u200b" not in text
    joined = "".join(line.strip() for line in text.splitlines())
    for word in (word for word in WORDS[lang] if len(word) > 4):
        assert text.count(word) == joined.count(word) == 9 * WORDS[lang].count(word), word
    _, [title] = PdfReader(file).outline
    assert isinstance(title, Destination)
    assert title.title == SENTENCES[lang]


@pytest.mark.parametrize(
    ("why", "error", "said"),
    [
        ("libicu.so: failed to map segment from shared object", MemoryError, "failed to map segment"),
        (
            "libicu.so: undefined symbol: u_x",
            InstallationError,
            r"line-breaks\]' again \(.*undefined symbol: u_x\)",
        ),
    ],
)
def test_a_library_that_cannot_be_loaded_is_not_called_missing(
    why: str, error: type[Exception], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "icu4py.breakers":
                raise ImportError(why)

    monkeypatch.delitem(sys.modules, "icu4py.breakers", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken, *sys.meta_path])
    with pytest.raises(error, match=said):
        pieces(SENTENCES["km"], on_paper=True)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("តំណាងបានពិភាក្សា", ["តំណាង", "បាន", "ពិភាក្សា"]),
        ("ຜູ້ຕາງໜ້າໄດ້ປຶກສາ", ["ຜູ້", "ຕາງ", "ໜ້າ", "ໄດ້", "ປຶກສາ"]),
        ("ລາວ(IOM)ລາວ", ["ລາວ", "(IOM)", "ລາວ"]),
        ("ខ្មែរ", ["ខ្មែរ"]),
        ("a (IOM) b", ["a (IOM) b"]),
        ("ລາວ (IOM) ລາວ", ["ລາວ (IOM) ລາວ"]),
    ],
)
def test_short_runs_are_cut_for_narrow_columns(text: str, cut: list[str]) -> None:
    found = pieces(text, on_paper=True)
    assert "".join(found) == text
    # The dictionaries of ICU versions differ in what they call a compound.
    edges, wanted = ({len("".join(those[:n])) for n in range(len(those))} for those in (found, cut))
    assert edges <= wanted
    assert len(edges) > 1 or len(cut) == 1
