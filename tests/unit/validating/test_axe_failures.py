"""What axe-core reports, in the terms of the standard."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from playwright.sync_api import Error

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import axe, programs
from outcome_reports.validating.axe import Screen, _on_screens, _violation
from outcome_reports.validating.verdicts import Failure, Unavailable, verdict_of

FOUND: dict[str, Any] = {
    "rule": "color-contrast",
    "help": "Elements must meet minimum color contrast",
    "tags": ["cat.color", "wcag2aa", "wcag143", "wcag1411", "TTv5"],
    "summary": "Fix any of the following:\n  Element has 2.1:1\n  Something else",
    "target": "#a > p",
    "block": "a",
}


def test_a_violation_names_its_criteria_and_its_first_reason() -> None:
    assert _violation(FOUND) == Failure(
        "WCAG 2.2, 1.4.3, 1.4.11 (color-contrast)",
        "Elements must meet minimum color contrast. Element has 2.1:1",
        "#a > p",
        "a",
    )


@pytest.mark.parametrize("tags", [[], ["best-practice"], ["wcag2a", "xwcag143", "wcag143x"]])
def test_a_rule_of_no_criterion_is_best_practice(tags: list[str]) -> None:
    assert _violation(FOUND | {"tags": tags}).clause == "best practice (color-contrast)"


@pytest.mark.parametrize("summary", ["", "Fix any of the following:"])
def test_a_violation_without_a_reason_has_its_help(summary: str) -> None:
    assert _violation(FOUND | {"summary": summary}).message == "Elements must meet minimum color contrast."


@pytest.mark.parametrize(
    ("place", "on", "expected"),
    [
        ("#a", ["one", "two"], "#a (every screen)"),
        ("#a", ["one"], "#a (one)"),
        ("", ["one", "two"], "every screen"),
        ("", ["two"], "two"),
    ],
)
def test_a_failure_says_on_which_screens_it_is(place: str, on: list[str], expected: str) -> None:
    assert _on_screens(Failure("c", "m", place, "b"), on, 2) == Failure("c", "m", expected, "b")


def test_a_screen_reads_as_words() -> None:
    assert str(Screen("dark", 320)) == "dark, 320 pixels wide"


class Browser:
    """A browser in which a page complains on dark screens, and has what axe-core found everywhere."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.screens: list[dict[str, Any]] = []
        self.closed = 0
        self.listeners: dict[str, Any] = {}
        self.scripts: list[tuple[Any, ...]] = []
        self.route = MagicMock()

    def new_context(self, **screen: Any) -> MagicMock:
        self.screens.append(screen)
        page = MagicMock()
        page.on = self.listeners.__setitem__
        page.route = lambda pattern, answer: self.listeners.__setitem__("route", (pattern, answer))
        page.goto = self._goto
        page.evaluate = self._evaluate
        page.context.close = self._close
        return MagicMock(new_page=lambda: page)

    def _goto(self, address: str) -> None:
        pattern, answer = self.listeners["route"]
        assert (pattern, address) == ("**/*", "http://document.invalid/")
        self.route.request.url = address
        answer(self.route)
        self.route.request.url = "https://example.org/a.png"
        answer(self.route)
        if self.screens[-1]["color_scheme"] == "dark":
            for kind, text in (
                ("error", "bad"),
                ("warning", "odd"),
                ("log", "fine"),
                ("error", "Failed to load resource: x"),
            ):
                self.listeners["console"](MagicMock(type=kind, text=text))
            self.listeners["pageerror"](ValueError("thrown"))

    def _evaluate(self, *script: Any) -> Any:
        self.scripts.append(script)
        return {"violations": [FOUND], "checks": 40} if len(script) > 1 else None

    def _close(self) -> None:
        self.closed += 1


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Browser:
    (tmp_path / "axe.min.js").write_text("the script", "utf-8")
    (tmp_path / "page.html").write_bytes(b"<p>")
    monkeypatch.setattr(programs, "npm_package", {"axe-core": tmp_path}.__getitem__)
    return Browser(tmp_path / "page.html")


def _opening(monkeypatch: pytest.MonkeyPatch, program: object) -> None:
    monkeypatch.setattr(axe, "browser", lambda: contextlib.nullcontext(program))


def test_a_verdict_has_the_failures_of_all_screens_once(program: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    _opening(monkeypatch, program)
    screens = [Screen("light", 1280), Screen("dark", 390)]
    (verdict,) = axe.validate_axe([program.file], screens)
    found = _violation(FOUND)
    dark = "dark, 390 pixels wide"
    failures = (
        replace(found, place="#a > p (every screen)"),
        Failure("self-contained", "the page requests https://example.org/a.png", "every screen"),
        Failure("no errors in the browser", "bad", dark),
        Failure("no errors in the browser", "odd", dark),
        Failure("no errors in the browser", "thrown", dark),
    )
    assert verdict == verdict_of(program.file, "axe-core", "WCAG 2.2 AA", failures, 84)
    assert program.screens == [
        {
            "viewport": {"width": width, "height": 900},
            "color_scheme": scheme,
            "reduced_motion": "reduce",
            "java_script_enabled": True,
        }
        for scheme, width in (("light", 1280), ("dark", 390))
    ]
    assert program.closed == 2
    program.route.fulfill.assert_called_with(body=b"<p>", content_type="text/html; charset=utf-8")
    assert program.route.abort.call_count == program.route.fulfill.call_count == 2
    assert program.scripts[0] == ("the script",)
    assert program.scripts[1][1] == ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def test_pages_are_judged_on_four_screens_and_none_without_files(
    program: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(axe, "browser", MagicMock(side_effect=AssertionError))
    assert axe.validate_axe([]) == []
    _opening(monkeypatch, program)
    axe.validate_axe([program.file])
    assert [(one["color_scheme"], one["viewport"]["width"]) for one in program.screens] == [
        ("light", 1280),
        ("light", 390),
        ("dark", 1280),
        ("dark", 390),
    ]


def test_a_browser_that_fails_is_an_error(program: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    _opening(monkeypatch, program)
    monkeypatch.setattr(program, "_evaluate", MagicMock(side_effect=Error("Page crashed\nin detail")))
    with pytest.raises(ValidatorError, match=r"^the browser failed: Page crashed$"):
        axe.validate_axe([program.file])
    assert program.closed == 1


def test_without_playwright_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(Unavailable) as error:
        axe.browser()
    assert str(error.value) == 'Install the validators: pip install "outcome_reports[validate]".'


def test_the_browser_is_opened_without_a_sandbox_and_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    started = MagicMock()
    playwright = started.return_value.__enter__.return_value
    monkeypatch.setattr("playwright.sync_api.sync_playwright", started)
    monkeypatch.setattr(programs, "chromium", lambda: "/bin/chromium")
    launched = playwright.chromium.launch.return_value
    with contextlib.suppress(KeyError), axe.browser() as program:
        assert (program, launched.close.called) == (launched, False)
        raise KeyError
    launched.close.assert_called_once_with()
    options = playwright.chromium.launch.call_args.kwargs
    assert "--disable-background-networking" in options.pop("args")
    assert options == {"executable_path": "/bin/chromium", "chromium_sandbox": False}
    playwright.chromium.launch.side_effect = Error("no such file\nin detail")
    with pytest.raises(ValidatorError, match=r"^/bin/chromium cannot be run: no such file$"), axe.browser():
        pass
