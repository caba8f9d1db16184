"""A user's templates and stylesheets win over ours, file by file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.html import HtmlOptions, print_page, write_html
from outcome_reports.writers.html.node_rendering import NodeWriter


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


def on_paper(document: tree.Document, brand: Brand, options: HtmlOptions) -> str:
    return print_page(document, brand, options.overrides)


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("{% macro render(node, writer) -%}\n\n{{ nonsense }}{%- endmacro %}", 3, "'nonsense' is undefined"),
        ("{% macro render(node, writer) -%}\n{% if %}{%- endmacro %}", 2, "Expected an expression"),
        ("{% macro render(node, writer) -%}\n{{ 1 + 'a' }}{%- endmacro %}", 2, "unsupported operand"),
        ("{% include '_nothing.j2' %}", 1, "_nothing.j2"),
        ("{% if 1 %}" * 900, 1, "recursion"),
        ("{{" + "(" * 2000 + "}}", 1, "recursion"),
        # They may come from others, and run no code.
        ("{{ cycler.__init__.__globals__.os.getcwd() }}", 1, "unsafe"),
        ("{% macro render(node, writer) -%}\n{{ writer.blocks.__func__ }}{%- endmacro %}", 2, "unsafe"),
        ("{{ '{0.__class__}'.format(1) }}", 1, "unsafe"),
        ("{{ range(1000000000) }}", 1, "Range too big"),
    ],
)
@pytest.mark.parametrize("write", [write_html, on_paper])
def test_a_fault_of_a_template_is_reported_with_file_and_line(
    write: Callable[..., object],
    template: str,
    line: int,
    said: str,
    tmp_path: Path,
    sample: tree.Document,
    brand: Brand,
) -> None:
    file = tmp_path / "html" / "strong.html.j2"
    file.parent.mkdir()
    file.write_text(template)
    document = replace(sample, blocks=(tree.Paragraph((tree.Strong((tree.Text("so it is"),)),)),))
    with pytest.raises(RenderError, match=said) as caught:
        write(document, brand, HtmlOptions(overrides=tmp_path))
    (problem,) = caught.value.problems
    assert problem.startswith(f"{file}:{line}: ")


@pytest.mark.parametrize(("write", "name"), [(write_html, "screen"), (on_paper, "print")])
@pytest.mark.parametrize(
    "call", ["parse_file('/etc/hostname')", "parse_raw('x', allow_pickle=True)", "model_construct()"]
)
def test_a_template_reads_no_files_through_what_it_gets(
    write: Callable[..., object], name: str, call: str, tmp_path: Path, sample: tree.Document, brand: Brand
) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / f"{name}.html.j2").write_text("{{ brand.light.primary }}{{ brand." + call + " }}")
    with pytest.raises(RenderError, match=r"access to attribute '.*' of 'Brand' object is unsafe"):
        write(replace(sample, blocks=()), brand, HtmlOptions(overrides=tmp_path))


def test_what_our_own_templates_do_wrong_is_no_fault_of_a_user(
    sample: tree.Document, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NodeWriter, "inlines", lambda *_: 1 / 0)
    document = replace(sample, blocks=(tree.Paragraph((tree.Strong((tree.Text("x"),)),)),))
    with pytest.raises(ZeroDivisionError):
        write_html(document, brand)
