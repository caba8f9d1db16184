"""The templates: found in a user's folder first, then among ours, and compiled once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from outcome_reports.platform.resources import templates
from outcome_reports.tree import Role

Macro = Callable[..., Markup]


@functools.lru_cache(maxsize=8)
def environment_for(overrides: Path | None) -> Environment:
    """The Jinja environment: templates in the `html` folder of `overrides` win over ours.

    Ours do not change while a process runs; a user's are looked at again for each document.
    """
    folders = [templates() / "html"]
    if overrides is not None:
        folders.insert(0, overrides / "html")
    environment = Environment(
        loader=FileSystemLoader(folders),
        # Named outright: select_autoescape() goes by the suffix and would leave ".j2" alone.
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=overrides is not None,
        cache_size=-1,
    )
    environment.globals["Role"] = Role
    return environment


def macro(environment: Environment, node: str) -> Macro:
    """The macro `render` for a kind of node ("paragraph")."""
    found: Macro = environment.get_template(f"{node}.html.j2").module.render  # type: ignore[attr-defined]
    return found
