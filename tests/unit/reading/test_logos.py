"""Logos of brands: what is taken, what is left out of them, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ContentError, Problem
from outcome_reports.platform.resources import templates
from outcome_reports.reading import logos
from outcome_reports.reading.brand_files import read_brand_file
from outcome_reports.reading.logos import clean_logo
from tests.support.refusals import refused_input
from tests.support.whole_messages import Whole

RSO = (templates() / "brand" / "rso.yaml").read_text(encoding="utf-8")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60" {}>{}<path d="M0 0h9"/></svg>'


def brand_with(folder: Path, name: str, data: bytes | str, width: int = 40) -> Brand:
    """The house brand with a logo."""
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    file = folder / "ours.yaml"
    file.write_text(f"{RSO}logo:\n  file: {name}\n  alt: Our Office\n  width: {width}\n", encoding="utf-8")
    return read_brand_file(file)


def refused(folder: Path, name: str, data: bytes | str, width: int = 40) -> Problem:
    with pytest.raises(ContentError) as caught:
        brand_with(folder, name, data, width)
    (problem,) = caught.value.problems
    return problem


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_drawings_lose_what_does_not_show(tmp_path: Path) -> None:
    hidden = "<!-- by me --><metadata>Secret</metadata><title>Secret</title>"
    logo = brand_with(tmp_path, "logo.svg", "<!DOCTYPE svg>" + DRAWING.format('id="a"', hidden)).logo
    assert logo is not None
    assert logo.media_type == "image/svg+xml"
    assert logo.picture == (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60" width="200" height="60"><path d="M0 0h9"/></svg>'
    )


def test_pictures_of_pixels_are_taken(tmp_path: Path) -> None:
    logo = brand_with(tmp_path, "logo.png", png(400, 100)).logo
    assert logo is not None
    assert (logo.media_type, logo.picture[:4]) == ("image/png", b"\x89PNG")
    needed = round(logo.width / 25.4 * 200)
    assert brand_with(tmp_path, "logo.png", png(needed, 100)).logo is not None
    with pytest.raises(ContentError, match=f"{needed - 1} pixels wide, too few for {logo.width:g} mm on paper"):
        brand_with(tmp_path, "logo.png", png(needed - 1, 100))


@pytest.mark.parametrize(
    ("attributes", "inside", "message"),
    [
        ("", "<script>alert(1)</script>", "element “script”"),
        ("", "<style>@import 'x'</style>", "element “style”"),
        ("", "<text>Our Office</text>", "element “text”"),
        ("", "<image href='https://example.org/a.png'/>", "element “image”"),
        ("", "<foreignObject/>", "element “foreignObject”"),
        ("onload='alert(1)'", "", "onload"),
        ("", "<path fill='url(https://example.org/#a)'/>", "fill"),
        ("", "<linearGradient href='file:///etc/passwd'/>", "refers to “file:///etc/passwd”"),
        ("", "</svg>", "not SVG"),
    ],
)
def test_drawings_that_do_more_than_show_are_refused(
    whole: Whole, tmp_path: Path, attributes: str, inside: str, message: str
) -> None:
    problem = refused(tmp_path, "logo.svg", DRAWING.format(attributes, inside))
    assert message in problem.message
    whole(problem)
    assert problem.line == RSO.count("\n") + 2


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("logo.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + DRAWING.format("", ""), "“logo.svg” is not plain SVG"),
        ("logo.svg", DRAWING.format("", "").replace("viewBox", "box"), "“logo.svg” has no viewBox"),
        ("logo.svg", DRAWING.format("", "<g/>" * 12_000), "“logo.svg” is larger than 40,000 bytes"),
        ("logo.svg", DRAWING.format("", "").replace("200 60", "20 60"), "“logo.svg” would be 120 mm high"),
        ("logo.png", png(314, 100), "“logo.png” is 314 pixels wide, too few for 40 mm on paper"),
        ("logo.png", b"GIF", "“logo.png” is not a usable picture"),
    ],
)
def test_logos_that_cannot_be_used_are_refused(tmp_path: Path, name: str, data: bytes | str, message: str) -> None:
    assert refused(tmp_path, name, data).message.startswith(message)


def test_logos_stay_in_the_folder_of_the_brand(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(DRAWING.format("", ""), encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "ours.yaml").write_text(f"{RSO}logo: {{file: ../logo.svg, alt: Our Office}}\n", encoding="utf-8")
    with whole.raises(ContentError, match="not a path inside the brand file"):
        read_brand_file(inside / "ours.yaml")


def test_a_logo_has_at_most_so_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = DRAWING.format("", "").encode()
    logo = brand_with(tmp_path, "logo.svg", data).logo
    assert logo
    monkeypatch.setattr(logos, "LOGO_BYTES", len(data))
    assert clean_logo(logo, data) == logo
    monkeypatch.setattr(logos, "LOGO_BYTES", len(data) - 1)
    assert refused_input(lambda: clean_logo(logo, data)) == (
        f"“logo.svg” has {len(data):,} bytes",
        f"at most {len(data) - 1:,}: make it smaller",
    )
