"""Validation of HTML by axe-core, the engine of most accessibility checkers, on light, dark, wide and narrow
screens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from outcome_reports.errors import ValidatorError
from outcome_reports.platform.records import record
from outcome_reports.validating import programs
from outcome_reports.validating.verdicts import Failure, Unavailable, Validator, Verdict, verdict_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

TOOL = "axe-core"
STANDARD = "WCAG 2.2 AA"

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules that run. They include best practices, which alone cover skipped heading levels and text outside landmarks,
and the rule on tables without header cells, which axe-core leaves off by default."""

Scheme = Literal["light", "dark"]


@record(frozen=True, slots=True)
class Screen:
    """A way of viewing a page: colour scheme and width."""

    scheme: Scheme
    width: int
    """In CSS pixels."""

    def __str__(self) -> str:
        return f"{self.scheme}, {self.width} pixels wide"


_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SCREENS = tuple(Screen(scheme, width) for scheme, width in product(_SCHEMES, (1280, 390)))

# The page is given to the browser under this name (RFC 2606), so that the results contain no path of this machine, and
# nothing but the page itself can be loaded.
_ADDRESS = "http://document.invalid/"
_FLAGS = ("--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-quic",
          "--disable-sync", "--no-first-run")  # fmt: skip

_CRITERION = re.compile(r"wcag([1-9])([1-9])([0-9]{1,2})")
_RUN = """async (tags) => {
    const results = await axe.run(document, {
        runOnly: {type: 'tag', values: tags}, rules: {'td-has-header': {enabled: true}}, resultTypes: ['violations'],
    });
    const block = target => {
        const selector = Array.isArray(target) ? target[target.length - 1] : target;
        return document.querySelector(selector)?.closest('[id]')?.id ?? null;
    };
    return {
        checks: results.passes.length + results.violations.length,
        violations: results.violations.flatMap(rule => rule.nodes.map(node => ({
            rule: rule.id, tags: rule.tags, help: rule.help, summary: node.failureSummary,
            target: node.target.join(' '), block: block(node.target[0]),
        }))),
    };
}"""


def validate_axe(files: Sequence[Path], screens: Sequence[Screen] = SCREENS) -> list[Verdict]:
    """Verdict on each file, in order; a failure says on which screen. Raises Unavailable, and ValidatorError."""
    if not files:
        return []
    with browser() as program:
        from playwright.sync_api import Error

        try:
            return [_verdict(program, file, screens) for file in files]
        except Error as error:
            raise ValidatorError(f"the browser failed: {error.message.splitlines()[0]}") from None


def browser() -> AbstractContextManager[Browser]:
    """Return a headless browser without network, closed with the context. Raises Unavailable."""
    from contextlib import contextmanager

    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise Unavailable('Install the validators: pip install "outcome_reports[validate]".') from None
    executable = programs.chromium()

    @contextmanager
    def opened() -> Iterator[Browser]:
        with sync_playwright() as playwright:
            # Chromium cannot create its sandbox in most containers; the pages are our own files and have no network.
            try:
                program = playwright.chromium.launch(
                    executable_path=executable, args=list(_FLAGS), chromium_sandbox=False
                )
            except Error as error:
                raise ValidatorError(f"{executable} cannot be run: {error.message.splitlines()[0]}") from None
            try:
                yield program
            finally:
                program.close()

    return opened()


def open_page(program: Browser, file: Path, screen: Screen, *, scripts: bool = True) -> tuple[Page, list[Failure]]:
    """Return a page that shows a file and can load nothing else, and the list of errors that the browser reports.

    These are refused requests, script errors, and violations of the page's security policy, added as they happen. The
    caller closes the page's context.
    """
    context = program.new_context(
        viewport={"width": screen.width, "height": 900},
        color_scheme=screen.scheme,
        # Colours in the middle of a transition must not be judged.
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    page = context.new_page()
    found: list[Failure] = []

    def answer(route: Route) -> None:
        if route.request.url == _ADDRESS:
            route.fulfill(body=file.read_bytes(), content_type="text/html; charset=utf-8")
        else:
            found.append(Failure("self-contained", f"the page requests {route.request.url}"))
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        # Refused requests are reported again on the console.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            found.append(Failure("no errors in the browser", message.text))

    page.route("**/*", answer)
    page.on("console", listen)
    page.on("pageerror", lambda error: found.append(Failure("no errors in the browser", str(error))))
    page.goto(_ADDRESS)
    return page, found


def violations(page: Page) -> tuple[list[Failure], int]:
    """Return axe-core's findings on a page as it is, and the number of rules that applied. Raises Unavailable."""
    script = programs.npm_package("axe-core") / "axe.min.js"
    # This bypasses the page's content security policy and makes no request.
    page.evaluate(script.read_text("utf-8"))
    results: dict[str, Any] = page.evaluate(_RUN, list(TAGS))
    return [_violation(violation) for violation in results["violations"]], results["checks"]


def _violation(violation: dict[str, Any]) -> Failure:
    # Tags such as "wcag1411" mean success criteria, here 1.4.11.
    criteria = [".".join(found.groups()) for tag in violation["tags"] if (found := _CRITERION.fullmatch(tag))]
    clause = f"WCAG 2.2, {', '.join(criteria)}" if criteria else "best practice"
    # The first line of the summary is an introduction; the first reason after it is enough.
    reason = next(iter(violation["summary"].splitlines()[1:]), "").strip()
    message = f"{violation['help']}. {reason}".strip()
    return Failure(f"{clause} ({violation['rule']})", message, violation["target"], violation["block"])


def _verdict(program: Browser, file: Path, screens: Sequence[Screen]) -> Verdict:
    seen: dict[Failure, list[str]] = {}
    checks = 0
    for screen in screens:
        page, complaints = open_page(program, file, screen)
        try:
            found, applied = violations(page)
        finally:
            page.context.close()
        for failure in (*found, *complaints):
            seen.setdefault(failure, []).append(str(screen))
        # axe-core counts rules, however many elements each checks; the browser's own two are added.
        checks += applied + 2
    failures = tuple(_on_screens(failure, on, len(screens)) for failure, on in seen.items())
    return verdict_of(file, TOOL, STANDARD, failures, checks)


def _on_screens(failure: Failure, on: list[str], screens: int) -> Failure:
    where = "every screen" if len(on) == screens else "; ".join(on)
    return replace(failure, place=f"{failure.place} ({where})" if failure.place else where)


VALIDATOR = Validator(
    (".html", ".htm"),
    TOOL,
    (STANDARD,),
    validate_axe,
    needs=(programs.chromium, partial(programs.npm_package, "axe-core")),
)
