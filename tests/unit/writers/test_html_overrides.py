"""A user's templates and stylesheets win over ours, file by file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html import HtmlOptions, write_html


def test_templates_and_stylesheets_win_by_name(tmp_path: Path, sample: tree.Document, brand: Brand) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "css" / "screen").mkdir(parents=True)
    (tmp_path / "html" / "strong.html.j2").write_text(
        "{% macro render(node, writer) -%}<b>{{ writer.inlines(node.children) }}</b>{%- endmacro %}"
    )
    (tmp_path / "css" / "screen" / "50-tables.css").write_text("table { color: rebeccapurple }")
    (tmp_path / "css" / "screen" / "90-own.css").write_text(".own { color: teal }")
    document = replace(sample, blocks=(tree.Paragraph((tree.Strong((tree.Text("so <be> it"),)),)),))
    page = write_html(document, brand, HtmlOptions(overrides=tmp_path)).decode("utf-8")
    assert "<b>so &lt;be&gt; it</b>" in page
    assert "rebeccapurple" in page
    assert page.index("rebeccapurple") < page.index(".own")
    assert "border-collapse" not in page


def test_scripts_win_by_name_and_others_are_added(tmp_path: Path, sample: tree.Document, brand: Brand) -> None:
    (tmp_path / "html" / "script").mkdir(parents=True)
    (tmp_path / "html" / "script" / "50-search.js").write_text("// no search here")
    (tmp_path / "html" / "script" / "90-own.js").write_text("main.dataset.own = 1;")
    page = write_html(replace(sample, blocks=()), brand, HtmlOptions(overrides=tmp_path)).decode("utf-8")
    assert "createTreeWalker" not in page
    assert page.index("// no search here") < page.index("main.dataset.own")
    assert "createTreeWalker" in write_html(replace(sample, blocks=()), brand).decode("utf-8")


def test_without_overrides_ours_stand(sample: tree.Document, brand: Brand) -> None:
    assert "border-collapse" in write_html(replace(sample, blocks=()), brand).decode("utf-8")
