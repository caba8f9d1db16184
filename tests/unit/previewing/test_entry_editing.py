"""Forms beside a text: made from the schema, saved without loss, taken back; and new entries of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.previewing.entry_editing import EntryEditing
from outcome_reports.previewing.entry_forms import around, fields_of, refusal
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.previewing.undoing import ConflictError, Undoing
from outcome_reports.rewriting.content_files import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.folders import EditionFolder

PATH = ("chapters", 0, "introduction")
ONE = "chapters/1-labour.yaml"
MORE = """
spotlights:
  - by: IDN
    text: Words of Indonesia.
recommendations:
  - id: R1.1
    to: members
    context: What was said.
    recommendation: What is to be done.
"""


class Desk:
    """The edition of a folder with the two that work on it."""

    def __init__(self, folder: EditionFolder) -> None:
        self.folder = folder
        self.live, self.undoing = LiveEdition(folder.path), Undoing()
        self.entries = EntryEditing(self.live, self.undoing)
        self.live.read()

    @property
    def text(self) -> str:
        """What the first chapter's file says now."""
        return (self.folder.path / ONE).read_text("utf-8")


@pytest.fixture
def desk(folder: EditionFolder) -> Desk:
    folder.write(ONE, (folder.path / ONE).read_text("utf-8") + MORE)
    return Desk(folder)


def test_the_form_is_made_from_the_schema(desk: Desk) -> None:
    form = desk.entries.form(PATH)
    fields = {field["name"]: field for field in form["fields"]}
    assert list(fields)[:3] == ["title", "short_title", "key_figures"]
    assert fields["title"] | {"kind": "line", "was": "Labour mobility", "required": True} == fields["title"]
    assert fields["title"]["about"] == "The chapter’s heading."
    assert (fields["short_title"]["was"], fields["short_title"]["required"]) == (None, False)
    assert [one["name"] for one in fields["key_figures"]["columns"]] == ["value", "label"]
    assert "id" not in fields
    assert {one["name"]: one["keys"] for one in form["lists"]} == {
        "spotlights": ["by"],
        "recommendations": ["by", "to"],
    }


def test_who_spoke_and_who_is_addressed_are_keys(desk: Desk) -> None:
    fields = {one["name"]: one for one in desk.entries.form(("chapters", 0, "recommendations", 0, "context"))["fields"]}
    assert [fields[name]["kind"] for name in ("by", "to")] == ["keys", "keys"]
    assert [fields[name]["required"] for name in ("by", "to")] == [False, True]
    assert fields["to"]["value"] == ["members"]


def test_figures_are_rows_of_words(desk: Desk) -> None:
    desk.entries.write(PATH, "key_figures", None, [{"value": "3", "label": "ports"}])
    desk.live.read()
    fields = {one["name"]: one for one in desk.entries.form(PATH)["fields"]}
    assert fields["key_figures"]["value"] == fields["key_figures"]["was"] == [{"value": "3", "label": "ports"}]
    assert [(one["name"], bool(one["about"])) for one in fields["key_figures"]["columns"]] == [
        ("value", True),
        ("label", True),
    ]


def test_every_part_of_an_edition_has_a_form(desk: Desk) -> None:
    assert desk.live.edition is not None
    content = desk.live.edition.content
    assert around(content, ("nothing", 3, "text")) is None
    assert around(content, ("name",)) is None
    part = around(content, ("chapters", 0, "spotlights", 0, "text"))
    assert part is not None
    assert [field["kind"] for field in fields_of(part)[:3]] == ["keys", "check", "rows"]


def test_a_value_is_saved_and_taken_back(desk: Desk) -> None:
    before = desk.text
    desk.entries.write(PATH, "title", "Labour mobility", "Work: a title")
    assert desk.text == before.replace("title: Labour mobility", 'title: "Work: a title"')
    desk.entries.write(PATH, "key_figures", None, [{"value": "3", "label": "ports"}])
    desk.live.read()
    assert not desk.live.problems
    assert desk.undoing.undo().name == "1-labour.yaml"
    desk.undoing.undo()
    assert desk.text == before
    with pytest.raises(EditError, match=r"^there is nothing to take back$"):
        desk.undoing.undo()


def test_what_somebody_else_has_changed_is_not_overwritten(desk: Desk) -> None:
    desk.folder.write(ONE, desk.text.replace("Labour mobility", "Their title"))
    with pytest.raises(ConflictError) as conflict:
        desk.entries.write(PATH, "title", "Labour mobility", "Mine")
    assert conflict.value.now == "Their title"
    assert "Their title" in desk.text
    desk.entries.write(PATH, "short_title", None, "Short")
    desk.folder.write(ONE, desk.text + "# theirs\n")
    with pytest.raises(ConflictError) as conflict:
        desk.undoing.undo()
    assert conflict.value.now == "the file has changed since"
    assert desk.text.endswith("# theirs\n")


@pytest.mark.parametrize("name", ["id", "introduction", "spotlights", "nothing", "__class__"])
def test_only_fields_of_the_form_are_written(name: str, desk: Desk) -> None:
    with pytest.raises(EditError, match=r"^this is not a field of a form$"):
        desk.entries.write(PATH, name, None, "x")


@pytest.mark.parametrize(
    ("name", "keys", "path", "written"),
    [
        ("spotlights", {"by": ["PHL"]}, ("chapters", 0, "spotlights", 1, "text"), "  - by: PHL\n    text: |\n      ⟦"),
        (
            "recommendations",
            {"by": ["IDN", "PHL"], "to": ["members"]},
            ("chapters", 0, "recommendations", 1, "context"),
            "  - id: R1.2\n    by: [IDN, PHL]\n    to: members\n    context: |\n      ⟦",
        ),
    ],
)
def test_a_new_entry_has_places_for_its_texts(
    name: str, keys: dict[str, list[str]], path: tuple[str | int, ...], written: str, desk: Desk
) -> None:
    before = desk.text
    assert desk.entries.add(PATH, name, keys) == path
    assert written in desk.text
    desk.live.read()
    assert not desk.live.problems
    assert desk.live.places.scalar(path) is not None
    desk.undoing.undo()
    assert desk.text == before


def test_a_new_entry_has_a_place_for_a_text_that_it_might_lack(desk: Desk) -> None:
    desk.folder.write("overview.yaml", "title: Overview\nintroduction: Words.\n")
    desk.live.read()
    path = desk.entries.add(("overview", "introduction"), "parts", {})
    desk.live.read()
    assert not desk.live.problems
    assert (path, desk.live.places.scalar(path) is None) == (("overview", "parts", 0, "text"), False)
    assert (desk.folder.path / "overview.yaml").read_text("utf-8") == (
        "title: Overview\nintroduction: Words.\n\nparts:\n"
        '  - id: part-1\n    title: "⟦Write here: heading of the part⟧"\n'
        "    text: |\n      ⟦Write here: the purpose of this part of the meeting, and its result⟧\n"
    )


def test_a_list_that_is_not_there_yet_is_begun(folder: EditionFolder) -> None:
    desk = Desk(folder)
    path = desk.entries.add(PATH, "recommendations", {"to": ["members"], "by": []})
    desk.live.read()
    assert not desk.live.problems
    assert path == ("chapters", 0, "recommendations", 0, "context")
    assert "id: R1.1" in desk.text


@pytest.mark.parametrize(
    ("name", "keys", "why"),
    [
        ("spotlights", {}, "say what “by” is"),
        ("spotlights", {"by": ["I: DN"]}, "keys of the registry"),
        ("recommendations", {"by": ["IDN"], "to": []}, "say what “to” is"),
        ("key_figures", {}, "in an editor only"),
        ("nothing", {}, "in an editor only"),
    ],
)
def test_what_cannot_be_added_is_said(name: str, keys: dict[str, list[str]], why: str, desk: Desk) -> None:
    before = desk.text
    with pytest.raises(EditError, match=why):
        desk.entries.add(PATH, name, keys)
    assert desk.text == before


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Returns: a new chapter", "3-returns-a-new-chapter.yaml"),
        ("Côte d’Ivoire", "3-cote-d-ivoire.yaml"),
        ("2030 and after", "3-chapter-2030-and-after.yaml"),
        ("移民", "3-chapter.yaml"),
        ("Labour", "3-labour-2.yaml"),
    ],
)
def test_a_new_chapter_has_a_file_of_its_own(title: str, name: str, desk: Desk) -> None:
    path = desk.entries.add_chapter(f"  {title} ")
    desk.live.read()
    assert not desk.live.problems
    assert desk.live.edition is not None
    chapter = desk.live.edition.content.chapters[2]
    assert (path, chapter.title) == (("chapters", 2, "introduction"), title)
    found = desk.live.places.scalar(path)
    assert found is not None
    assert found[0].name == name
    text = found[0].read_text("utf-8")
    found[0].write_text(text + "# theirs\n", "utf-8")
    with pytest.raises(ConflictError) as conflict:
        desk.undoing.undo()
    assert conflict.value.now == "the file has changed since"
    found[0].write_text(text, "utf-8")
    desk.undoing.undo()
    assert not found[0].exists()


def test_a_chapter_that_somebody_else_has_just_created_is_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(change: Callable[[], object]) -> None:
        desk.folder.write("chapters/3-returns.yaml", "theirs")
        change()

    monkeypatch.setattr(desk.undoing, "work", meanwhile)
    why = "a file with that name has been created in the meantime: try again"
    with pytest.raises(EditError, match=f"^{why}$"):
        desk.entries.add_chapter("Returns")
    assert (desk.folder.path / "chapters/3-returns.yaml").read_text("utf-8") == "theirs"


def test_nothing_is_added_to_an_edition_that_could_never_be_read(folder: EditionFolder) -> None:
    folder.write(ONE, "id: labour\n")
    desk = Desk(folder)
    with pytest.raises(EditError, match=r"^the files have a mistake: correct that first$"):
        desk.entries.add_chapter("Returns")
    for change in (desk.entries.form, lambda path: desk.entries.add(path, "spotlights", {"by": ["IDN"]})):
        with pytest.raises(EditError, match=r"^this is not in one of the edition’s text files$"):
            change(PATH)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("spotlights: [{by: IDN, text: Words.}]\n", "“spotlights” is in brackets, and no lines can be added to it"),
        ("\tx: y\n", "the file has a mistake: correct that first"),
    ],
)
def test_a_list_that_takes_no_more_lines_is_said(more: str, why: str, folder: EditionFolder) -> None:
    desk = Desk(folder)
    folder.write(ONE, desk.text + more)
    with pytest.raises(EditError, match=f"^{why}$"):
        desk.entries.add(PATH, "spotlights", {"by": ["IDN"]})
    assert desk.text.endswith(more)


@pytest.mark.parametrize(("letters", "accepted"), [(400, True), (401, False)])
def test_a_title_has_at_most_four_hundred_characters(letters: int, accepted: bool, desk: Desk) -> None:
    if accepted:
        assert desk.entries.add_chapter("x" * letters) == ("chapters", 2, "introduction")
        assert (desk.folder.path / f"chapters/3-{'x' * 60}.yaml").is_file()
    else:
        with pytest.raises(EditError, match=r"^a title is one line of at most 400 characters, without “\[\[”$"):
            desk.entries.add_chapter("x" * letters)


@pytest.mark.parametrize("title", ["", "  ", "About [[IDN]]", "x" * 401, "A\u202etitle"])
def test_what_is_not_a_title_makes_no_chapter(title: str, desk: Desk) -> None:
    with pytest.raises(EditError, match=r"^a title is one line of at most 400 characters, without “\[\[”$"):
        desk.entries.add_chapter(title)
    assert len(list((desk.folder.path / "chapters").iterdir())) == 2


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        (("chapters", 0, "recommendations", 0, "context"), "==Pulled.==", "no room for a pull quote"),
        (("chapters", 0, "recommendations", 0, "context"), "Plain words.", ""),
        (PATH, "==Pulled.==", ""),
        (("chapters", 0, "title"), "==Pulled.==", ""),
        (("chapters", 9, "introduction"), "Words.", ""),
        ((), "Words.", ""),
    ],
)
def test_a_text_is_judged_in_its_place(path: tuple[str | int, ...], text: str, why: str, desk: Desk) -> None:
    assert desk.live.edition is not None
    said = refusal(desk.live.edition.content, path, text)
    assert why in said
    assert bool(said) == bool(why)


def test_values_of_a_spreadsheet_have_no_form(folder: EditionFolder) -> None:
    rows = "id,to,context,recommendation\nR1.1,members,What was said.,What to do.\n"
    folder.write("chapters/1-labour.recommendations.csv", rows)
    with pytest.raises(EditError, match=r"^this is not in one of the edition’s text files$"):
        Desk(folder).entries.form(("chapters", 0, "recommendations", 0, "context"))


def test_a_file_in_brackets_takes_no_entry(folder: EditionFolder) -> None:
    folder.write(ONE, "{id: labour, title: Labour mobility, introduction: Words.}\n")
    desk = Desk(folder)
    with pytest.raises(EditError, match=r"^this cannot be written into the file here: add it in an editor$"):
        desk.entries.add(PATH, "spotlights", {"by": ["IDN"]})
