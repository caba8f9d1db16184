"""What viewers are told: each of its own document, at once of the part that was written, and of every mistake."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any

import pytest

from outcome_reports.errors import OutcomeError
from outcome_reports.model import Prose
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.previewing.screens import Screens
from tests.support.folders import CHAPTER

if TYPE_CHECKING:
    import queue
    from collections.abc import Iterator

    from tests.support.folders import EditionFolder

ONE, TWO = "chapters/1-labour.yaml", "chapters/2-borders.yaml"
PATH = ("chapters", 0, "introduction")
STATEMENT, BRIEF = Choice(), Choice("brief")
NOBODY = Choice("excerpt", "NOBODY")


class Viewers:
    """The screens of one edition, with viewers that a test lets come; `told` has what each was sent since."""

    def __init__(self, folder: EditionFolder, live: LiveEdition, stack: contextlib.ExitStack) -> None:
        self.folder = folder
        self.live = live
        self.screens = Screens(live, threading.RLock())
        self._stack = stack
        self._queues: dict[Choice, queue.SimpleQueue[dict[str, Any]]] = {}

    def come(self, choice: Choice) -> None:
        self._queues[choice] = self._stack.enter_context(self.screens.listening(choice))
        self.screens.state(choice)

    def told(self, choice: Choice) -> list[dict[str, Any]]:
        messages = self._queues[choice]
        return [messages.get_nowait() for _ in range(messages.qsize())]

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.folder.path / name).read_text("utf-8")
        assert old in text
        self.folder.write(name, text.replace(old, new))
        self.live.read()


@pytest.fixture
def viewers(folder: EditionFolder, live: LiveEdition) -> Iterator[Viewers]:
    with contextlib.ExitStack() as stack:
        yield Viewers(folder, live, stack)


def _problem(viewers: Viewers) -> dict[str, Any]:
    (problem,) = viewers.live.problems
    return viewers.live.told(problem)


def test_messages_go_to_the_viewers_of_one_document_or_to_all(viewers: Viewers) -> None:
    viewers.come(STATEMENT)
    viewers.come(BRIEF)
    viewers.screens.tell({"about": "one"}, BRIEF)
    viewers.screens.tell({"about": "all"})
    assert viewers.told(STATEMENT) == [{"about": "all"}]
    assert viewers.told(BRIEF) == [{"about": "one"}, {"about": "all"}]


def test_a_viewer_who_has_gone_is_told_nothing_and_the_last_one_takes_drafts_along(viewers: Viewers) -> None:
    with viewers.screens.listening(STATEMENT) as first:
        with viewers.screens.listening(STATEMENT) as second:
            viewers.live.draft(PATH, Prose("A draft."))
            viewers.screens.tell({"about": "all"})
        assert viewers.live.shown is not viewers.live.edition
        viewers.screens.tell({"about": "later"})
        assert (first.qsize(), second.qsize()) == (2, 1)
    assert viewers.live.shown is viewers.live.edition


def test_all_viewers_are_shown_the_changes_of_their_documents(viewers: Viewers) -> None:
    viewers.come(STATEMENT)
    viewers.come(BRIEF)
    viewers.change(TWO, "An introduction.", "Another introduction.")
    viewers.screens.show()
    (statement,), (brief,) = viewers.told(STATEMENT), viewers.told(BRIEF)
    assert (statement["about"], statement["version"], statement["problems"]) == ("document", 2, [])
    assert "Another introduction." in "".join(statement["parts"].values())
    # The brief does not show introductions.
    assert brief == {"about": "document", "problems": []}


def test_documents_that_were_composed_are_shown_as_they_are(viewers: Viewers) -> None:
    viewers.come(STATEMENT)
    viewers.screens.document(BRIEF)  # without a viewer
    viewers.change(TWO, "An introduction.", "Composed words.")
    made = viewers.screens.compose()
    assert list(made) == [STATEMENT]
    viewers.change(TWO, "Composed words.", "Words of later.")
    viewers.screens.show(made)
    (message,) = viewers.told(STATEMENT)
    assert "Composed words." in "".join(message["parts"].values())
    viewers.screens.show({})
    (message,) = viewers.told(STATEMENT)
    assert "Words of later." in "".join(message["parts"].values())


def test_a_document_that_cannot_be_composed_has_its_problem_beside_the_page(viewers: Viewers) -> None:
    viewers.come(NOBODY)
    made = viewers.screens.compose()
    assert [str(error) for error in made.values()] == [
        "“NOBODY” is not an entity or group: add it to registry/entities.yaml, groups.yaml or terms.yaml, or use an"
        " existing key"
    ]
    viewers.screens.show(made)
    (message,) = viewers.told(NOBODY)
    (problem,) = message["problems"]
    assert (problem["message"], problem["line"], problem["column"]) == (str(made[NOBODY]), 0, 0)
    assert problem["file"] == "."
    with pytest.raises(OutcomeError, match=r"^the files have a mistake: these pages are from before$"):
        viewers.screens.content(NOBODY)


def test_mistakes_in_files_are_told_and_the_page_stays(viewers: Viewers) -> None:
    viewers.come(STATEMENT)
    before = viewers.screens.state(STATEMENT)
    viewers.change(TWO, "title:", "title")
    assert viewers.screens.compose() == {}
    viewers.screens.show()
    assert viewers.told(STATEMENT) == [{"about": "document", "problems": [_problem(viewers)]}]
    assert viewers.screens.state(STATEMENT) == {**before, "problems": [_problem(viewers)]}
    with pytest.raises(OutcomeError, match=r"^the files have a mistake: these pages are from before$"):
        viewers.screens.content(STATEMENT)


def test_a_part_is_shown_to_those_whose_document_has_it_in_one_block(viewers: Viewers) -> None:
    viewers.come(STATEMENT)
    viewers.come(BRIEF)
    viewers.come(NOBODY)
    viewers.live.draft(PATH, Prose("A draft."))
    assert viewers.screens.show_part(PATH)
    (message,) = viewers.told(STATEMENT)
    assert (message["about"], message["problems"], len(message["parts"])) == ("document", [], 1)
    assert "A draft." in "".join(message["parts"].values())
    assert viewers.told(BRIEF) == viewers.told(NOBODY) == []
    viewers.live.draft(("series",), Prose("Another"))
    assert not viewers.screens.show_part(("series",))
    viewers.change(TWO, "title:", "title")
    assert not viewers.screens.show_part(PATH)
    assert viewers.told(STATEMENT) == []


def test_without_viewers_no_part_is_shown(viewers: Viewers) -> None:
    viewers.screens.state(STATEMENT)
    viewers.live.draft(PATH, Prose("A draft."))
    assert not viewers.screens.show_part(PATH)
    assert viewers.screens.document(STATEMENT).version == 2


def test_pages_are_those_of_the_files_whether_somebody_watches_or_not(viewers: Viewers) -> None:
    def chapter() -> str:
        tree, brand = viewers.screens.content(STATEMENT)
        assert viewers.live.edition
        assert brand == viewers.live.edition.brand
        return str(tree.blocks)

    assert "An introduction." in chapter()
    viewers.change(TWO, "An introduction.", "Other words.")
    assert "Other words." in chapter()
    viewers.come(STATEMENT)
    viewers.change(TWO, "Other words.", "Last words.")
    # What is watched is updated with the screen.
    assert "Other words." in chapter()
    viewers.screens.show()
    assert "Last words." in chapter()


def test_an_edition_that_could_never_be_read_has_no_page(folder: EditionFolder) -> None:
    folder.write(TWO, CHAPTER.replace("title:", "title"))
    live = LiveEdition(folder.path)
    live.read()
    screens = Screens(live, threading.RLock())
    state = screens.state(STATEMENT)
    assert (state["version"], state["parts"], len(state["problems"])) == (0, {}, 1)
    assert screens.document(STATEMENT).version == 0
    assert screens.compose() == {}
    assert not screens.show_part(PATH)
    with pytest.raises(OutcomeError, match=r"^the files have a mistake: these pages are from before$"):
        screens.content(STATEMENT)
