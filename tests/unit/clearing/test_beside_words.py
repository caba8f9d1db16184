"""What came back in a copy without a mark and is not in its words: addresses, pictures, headers and footers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from outcome_reports.clearing.returned.beside_words import is_new_furniture, new_addresses, other_pictures
from outcome_reports.clearing.returned.changes import Return
from outcome_reports.clearing.returned.comparing import compare
from outcome_reports.clearing.returned.word_elements import pictures_in
from outcome_reports.clearing.returned.word_files import read_word
from outcome_reports.clearing.returned.word_paragraphs import Piece, WordParagraph
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.review_copies import Addressee, DocumentCopies, ReviewCopy
from outcome_reports.clearing.sending.sent_records import SentRecord
from tests.support.folders import EditionFolder
from tests.support.reviewers import W, with_body

_PICTURE = "<pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'/>"
_CHART = "<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/>"
_OLD = "<v:imagedata xmlns:v='urn:schemas-microsoft-com:vml'/>"
_ALTERNATE = (
    "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    f"<mc:Choice>{_PICTURE}</mc:Choice><mc:Fallback>{_OLD}</mc:Fallback></mc:AlternateContent>"
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> ReviewCopy:
    folder = EditionFolder(tmp_path_factory.mktemp("beside"))
    folder.write(
        "chapters/1.yaml", "id: a\ntitle: A\nintroduction: One.\nspotlights: [{by: IDN, text: It reported.}]\n"
    )
    edition = folder.load()
    copies = DocumentCopies(edition.excerpt("IDN", pages={}), edition.content, BlockSources(edition.content))
    return copies.copy(Addressee("excerpt", ("IDN",), ("IDN",)))


def read(folder: Path, data: bytes, record: SentRecord) -> Return:
    file = folder / "back.docx"
    file.write_bytes(data)
    return compare(record, read_word(file), digest="d", name=file.name, sender="IDN", first=1)


@pytest.mark.parametrize(
    ("sent", "returned", "new"),
    [
        (None, ["https://a.org"], []),
        ((), [], []),
        ((), ["https://b.org", "https://a.org"], ["https://a.org", "https://b.org"]),
        (("https://a.org/x y",), ["https://A.org/x%20y/"], []),
        (("https://a.org",), ["https://a.org.example"], ["https://a.org.example"]),
        (("https://a.org", "mailto:a@b.org"), ["mailto:c@b.org"], ["mailto:c@b.org"]),
    ],
)
def test_an_address_behind_a_link_that_was_changed_is_told(
    sent: tuple[str, ...] | None, returned: list[str], new: list[str]
) -> None:
    said = "a link leads to {}, which the copy did not have: change the content if it is right"
    assert list(new_addresses(sent, returned)) == [said.format(address) for address in new]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<r/>", 0),
        (f"<r>{_PICTURE}{_CHART}{_OLD}</r>", 3),
        (_ALTERNATE, 1),
        (f"<w:ins>{_PICTURE}</w:ins><w:del>{_PICTURE}</w:del><w:moveTo>{_PICTURE}</w:moveTo>{_PICTURE}", 1),
        (f"<w:r><w:drawing>{_PICTURE}</w:drawing></w:r>", 1),
    ],
)
def test_pictures_are_counted_that_a_reader_sees_and_nobody_tracked(body: str, count: int) -> None:
    assert pictures_in(etree.fromstring(f"<w:body xmlns:w='{W[1:-1]}'>{body}</w:body>")) == count


@pytest.mark.parametrize(("sent", "returned", "said"), [(None, 3, 0), (2, 2, 0), (0, 1, 1), (2, 1, 1)])
def test_another_number_of_pictures_is_told(sent: int | None, returned: int, said: int) -> None:
    notices = list(other_pictures(sent, returned))
    assert len(notices) == said
    assert all(f"where the copy had {sent}, without a mark" in notice for notice in notices)


@pytest.mark.parametrize(
    ("sent", "words", "is_new"),
    [
        (None, "Secret", False),
        ((), "Secret", True),
        ((), " ", False),
        (("Forum\tPage 1",), "Forum Page 12", False),
        (("Forum\tPage 1",), "Forum Page", False),
        (("Forum\tPage 1",), "Forum, page 1", True),
        (("Forum", "Excerpt: Indonesia"), "Excerpt: Fiji", True),
        (("Forum", "Excerpt: Indonesia"), "Forum Excerpt: Indonesia", True),
    ],
)
def test_words_of_a_header_are_new_if_no_header_had_them(
    copy: ReviewCopy, sent: tuple[str, ...] | None, words: str, is_new: bool
) -> None:
    record = copy.record.model_copy(update={"furniture": sent})
    assert is_new_furniture(record, WordParagraph(pieces=[Piece(words)])) is is_new


def test_a_copy_that_comes_back_as_it_was_has_nothing_beside_its_words(tmp_path: Path, copy: ReviewCopy) -> None:
    assert copy.record.furniture
    found = read(tmp_path, copy.data, copy.record)
    assert (found.notices, found.changes) == ((), ())


def test_a_picture_and_words_of_a_header_that_were_typed_without_tracking_are_told(
    tmp_path: Path, copy: ReviewCopy
) -> None:
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        name = next(one for one in archive.namelist() if one.startswith("word/header") and b"<w:t" in archive.read(one))
        header = archive.read(name).replace(b"<w:r>", b"<w:r><w:t>Restricted: </w:t></w:r><w:r>", 1)

    def paste(root: etree._Element) -> None:
        next(root.iter(f"{W}p")).append(etree.fromstring(f"<w:r xmlns:w='{W[1:-1]}'>{_PICTURE}</w:r>"))

    found = read(tmp_path, with_body(copy.data, paste, **{name.replace("/", "__"): header}), copy.record)
    assert found.notices == (
        f"the text has 1 picture where the copy had {copy.record.pictures}, without a mark: look at the file",
    )
    (change,) = found.changes
    assert (change.kind, change.place, change.tracked, change.before) == ("elsewhere", "a header", False, "")
    assert change.after.startswith("Restricted: ")
