"""Records of builds that somebody changed, and registries that no longer know whom an earlier build was for."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import outcome_reports as outr
from outcome_reports.building.build_record import NAME, BuildRecord
from tests.support.folders import CHAPTER, ENTITIES, HEAD, EditionFolder

if TYPE_CHECKING:
    from pathlib import Path

    from outcome_reports.building import BuildReport

SPOTLIGHTS = "spotlights:\n  - {by: IDN, text: Words.}\n  - {by: KOR, text: Words.}\n"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition and, in `out`, the excerpts of Indonesia and Korea: what the tests begin with."""
    place = tmp_path_factory.mktemp("once")
    folder = EditionFolder(place)
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS)
    build(folder, place / "out")
    return place


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """An output folder with the excerpts of Indonesia and Korea, and in `folder` the edition they are from."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


def build(folder: EditionFolder, out: Path, **wanted: Any) -> BuildReport:
    report = outr.build(folder.path, out, **({"formats": "html", "documents": (), "excerpts": "all"} | wanted))
    assert not report.failed
    return report


def excerpts(out: Path) -> set[str]:
    return {file.name for file in (out / "excerpts").iterdir() if not file.name.startswith(".")}


def test_an_excerpt_is_there_for_each(built: Path) -> None:
    assert excerpts(built) == {"idn-indonesia.html", "kor-republic-of-korea.html", "index.html"}


CHANGES = {
    "the name is another": ("short: the Republic of Korea\n    aliases: [Korea]", "short: Korea", "KOR", "kor-korea"),
    "the key is another": ("key: KOR", "key: ROK", "ROK", "rok-republic-of-korea"),
    "key and name are others": (
        "key: KOR\n    kind: member-state\n    short: the Republic of Korea",
        "key: CORE\n    kind: member-state\n    short: South Korea",
        "CORE",
        "core-south-korea",
    ),
}


@pytest.mark.parametrize(("change", "wanted"), list(zip(CHANGES, ["all", "IDN", None], strict=True)))
def test_a_renamed_state_leaves_no_excerpt_behind(
    folder: EditionFolder, built: Path, change: str, wanted: str | None
) -> None:
    old, new, key, stem = CHANGES[change]
    assert old in ENTITIES
    folder.write("../registry/entities.yaml", ENTITIES.replace(old, new))
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS.replace("KOR", key))
    report = build(folder, built, excerpts=wanted, documents=() if wanted else "summary")
    assert [path.name for path in report.removed] == ["kor-republic-of-korea.html"]
    others = {f"{stem}.html"} if wanted == "all" else set()
    assert excerpts(built) == {"idn-indonesia.html", "index.html", *others}
    index = (built / "excerpts" / "index.html").read_text(encoding="utf-8")
    assert "kor-republic-of-korea" not in index
    assert (stem in index) == bool(others)


def test_a_removed_state_leaves_no_excerpt_behind(folder: EditionFolder, built: Path) -> None:
    gone = "  - key: KOR\n    kind: member-state\n    short: the Republic of Korea\n    aliases: [Korea]\n"
    assert gone in ENTITIES
    folder.write("../registry/entities.yaml", ENTITIES.replace(gone, ""))
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS.replace("by: KOR", "by: PHL"))
    report = build(folder, built, excerpts=None, documents="summary")
    assert [path.name for path in report.removed] == ["kor-republic-of-korea.html"]
    assert "kor-republic-of-korea.html" not in excerpts(built)


def test_an_excerpt_goes_in_every_format_in_which_it_was_ever_made(folder: EditionFolder, built: Path) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS.replace("Words", "Other words"))
    build(folder, built, formats="txt")
    index = (built / "excerpts" / "index.html").read_text(encoding="utf-8")
    assert "kor-republic-of-korea.txt" in index
    assert "kor-republic-of-korea.html" not in index
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS.replace("KOR", "PHL"))
    removed = build(folder, built, formats="txt").removed
    assert {path.name for path in removed} == {"kor-republic-of-korea.html", "kor-republic-of-korea.txt"}
    assert not [name for name in excerpts(built) if name.startswith("kor")]


def test_an_excerpt_with_nothing_left_goes_if_it_is_asked_for(folder: EditionFolder, built: Path) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS.replace("KOR", "PHL"))
    report = outr.build(folder.path, built, formats="html", documents=(), excerpts="KOR")
    assert [document.stem for document in report.failed] == ["excerpts/kor-republic-of-korea"]
    assert [path.name for path in report.removed] == ["kor-republic-of-korea.html"]
    assert excerpts(built) == {"idn-indonesia.html", "index.html"}
    assert "Korea" not in (built / "excerpts" / "index.html").read_text(encoding="utf-8")


def test_a_document_of_another_name_goes_unless_somebody_changed_it(folder: EditionFolder, built: Path) -> None:
    folder.write("edition.yaml", HEAD + "document: {name: Report}\n")
    asked: dict[str, Any] = {"documents": ("statement", "summary"), "excerpts": None}
    build(folder, built, formats=("txt", "md"), **asked)
    (built / "report.md").write_text("ours now", encoding="utf-8")
    (built / "other.txt").write_text("foreign", encoding="utf-8")
    folder.write("edition.yaml", HEAD + "document: {name: Minutes}\n")
    report = build(folder, built, formats="txt", **asked)
    assert [path.name for path in report.removed] == ["report.txt"]
    assert {file.name for file in built.glob("*.txt")} == {"minutes.txt", "summary.txt", "other.txt"}
    assert {file.name for file in built.glob("*.md")} == {"report.md", "summary.md"}


def test_a_document_of_another_edition_stays(folder: EditionFolder, built: Path) -> None:
    folder.write("edition.yaml", HEAD + "document: {name: Report}\n")
    asked: dict[str, Any] = {"documents": ("statement",), "excerpts": None, "formats": "txt"}
    build(folder, built, **asked)
    folder.write("edition.yaml", HEAD + "document: {name: Minutes}\n")
    other = folder.path.rename(folder.path.with_name("another"))
    assert outr.build(other, built, **asked).removed == []
    assert {file.name for file in built.glob("*.txt")} == {"minutes.txt", "report.txt"}


def test_what_may_be_withdrawn_goes_before_anything_else_can_fail(
    folder: EditionFolder, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS.replace("KOR", "PHL"))

    def fail(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("outcome_reports.building.pool.Pool.results", fail)
    with pytest.raises(OSError, match="no room"):
        build(folder, built)
    assert excerpts(built) == {"idn-indonesia.html", "index.html"}


def test_excerpts_that_still_belong_to_somebody_stay(folder: EditionFolder, built: Path) -> None:
    folder.write("edition.yaml", HEAD + "theme: Another\n")
    assert build(folder, built, excerpts="IDN").removed == []
    assert len(excerpts(built)) == 3


def tampered(out: Path, change: Any) -> None:
    data = json.loads((out / NAME).read_text(encoding="utf-8"))
    data = change(data) or data
    (out / NAME).write_text(json.dumps(data), encoding="utf-8")


def rename(stem: str) -> Any:
    def change(data: dict[str, Any]) -> None:
        data["documents"][stem] = data["documents"].pop("excerpts/kor-republic-of-korea")

    return change


def put(name: str, value: object) -> Any:
    def change(data: dict[str, Any]) -> None:
        data["documents"]["excerpts/idn-indonesia"][name] = value

    return change


def top(name: str, value: object) -> Any:
    def change(data: dict[str, Any]) -> None:
        data[name] = value

    return change


STEMS = [
    "../victim",
    "../../victim",
    "excerpts/../../victim",
    "/tmp/victim",  # noqa: S108 - it is not written
    "excerpts\\..\\..\\victim",
    "C:victim",
    "excerpts/a/b",
    "Excerpts/victim",
    "",
    "a\x00b",
    "a" * 200,
]
WRONG = {
    **{f"a document at {stem!r:.30}": rename(stem) for stem in STEMS},
    **{f"a wanted document at {stem!r:.30}": top("requested", [stem]) for stem in STEMS},
    "a format that is a path": put("files", {"/../../../victim": "0" * 64}),
    "a format of another program": put("files", {"exe": "0" * 64}),
    "a digest that is none": put("files", {"html": "x"}),
    "a digest that is a number": put("files", {"html": 3}),
    "files in a list": put("files", ["html"]),
    "pages that are texts": put("pages", {"r1-1": "7"}),
    "pages below zero": put("pages", {"r1-1": -7}),
    "pages that are true": put("pages", {"r1-1": True}),
    "keys in a text": put("keys", "IDN"),
    "keys that are numbers": put("keys", [1]),
    "keys that are lists": put("keys", [["IDN"]]),
    "a title that is a list": put("title", []),
    "a kind that is null": put("kind", None),
    "a fingerprint that is null": put("fingerprint", None),
    "offers that are numbers": put("offered", [1]),
    "an outdated file of another program": put("outdated", {"exe": "0" * 64}),
    "an outdated file without a digest": put("outdated", {"txt": ""}),
    "a field that is not known": put("other", 1),
    "documents in a list": top("documents", []),
    "documents that are texts": top("documents", {"statement": "x"}),
    "a request that is a list": top("request", []),
    "wanted documents in a text": top("requested", "statement"),
    "wanted documents in an object": top("requested", {"../x": 1}),
    "inputs in a list": top("inputs", ["edition/edition.yaml"]),
    "inputs without digests": top("inputs", {"edition/edition.yaml": ""}),
    "another format": top("format", 2),
    "no format": lambda data: {"documents": data["documents"]},
    "a list": lambda _: [1],
    "a text": lambda _: "x",
    "a number": lambda _: 7,
}


@pytest.mark.parametrize("change", WRONG)
def test_a_record_that_was_changed_is_not_believed(built: Path, change: str) -> None:
    assert BuildRecord.read(built).documents
    tampered(built, WRONG[change])
    assert BuildRecord.read(built) == BuildRecord(built)


def test_a_build_removes_no_file_outside_its_folder(folder: EditionFolder, built: Path) -> None:
    victim = built.parent / "victim.html"
    victim.write_text("keep", encoding="utf-8")
    tampered(built, rename("excerpts/../../victim"))
    assert len(build(folder, built).made) == 2
    assert victim.read_text(encoding="utf-8") == "keep"


def test_an_excerpt_is_none_outside_the_folder_of_excerpts(folder: EditionFolder, built: Path) -> None:
    build(folder, built, documents="summary", excerpts=None)
    summary = (built / "summary.html").read_bytes()

    def change(data: dict[str, Any]) -> None:
        data["documents"]["summary"] |= {"kind": "excerpt", "keys": ["KOR"]}

    tampered(built, change)
    assert build(folder, built).removed == []
    assert (built / "summary.html").read_bytes() == summary


UNTRUE = {
    "no keys": put("keys", []),
    "an unknown key": put("keys", ["NOPE"]),
    "a key that is no text of any registry": put("keys", ["\ud800"]),
    "the key of another excerpt": put("keys", ["KOR"]),
    "a key too many": put("keys", ["IDN", "KOR"]),
    "another kind": put("kind", "statement"),
    "an unknown kind": put("kind", "letter"),
    "more contents": put("holds", {"spotlights": 10**30}),
    "no contents": put("holds", {}),
}


@pytest.mark.parametrize("change", UNTRUE)
def test_an_excerpt_is_listed_as_it_is_not_as_a_record_says(folder: EditionFolder, built: Path, change: str) -> None:
    index = (built / "excerpts" / "index.html").read_bytes()
    tampered(built, UNTRUE[change])
    tampered(built, top("request", ""))
    build(folder, built)
    assert (built / "excerpts" / "index.html").read_bytes() == index
    assert len(excerpts(built)) == 3


@pytest.mark.parametrize("kind", ["excerpt", "statement", ""])
def test_what_may_be_withdrawn_goes_whatever_kind_it_claims_to_be(
    folder: EditionFolder, built: Path, kind: str
) -> None:
    tampered(built, put("kind", kind))
    folder.write("chapters/1-a.yaml", CHAPTER + SPOTLIGHTS.replace("IDN", "PHL"))
    assert [path.name for path in build(folder, built).removed] == ["idn-indonesia.html"]


BYTES = {
    "not JSON": b"{",
    "not UTF-8": b'{"format": "\xe9"}',
    "deep": b"[" * 100_000,
    "a number of 5,000 figures": b'{"format": 1' + b"0" * 5000 + b"}",
    "nothing": b"",
    "half": None,
}


@pytest.mark.parametrize("kind", [*BYTES, "a pipe", "a link to a device", "a link out of the folder", "a folder"])
def test_a_record_that_cannot_be_read_is_started_afresh(folder: EditionFolder, built: Path, kind: str) -> None:
    record = built / NAME
    whole = record.read_bytes()
    record.unlink()
    if kind in BYTES:
        data = BYTES[kind]
        record.write_bytes(whole[: len(whole) // 2] if data is None else data)
    elif kind == "a pipe":
        os.mkfifo(record)
    elif kind == "a folder":
        record.mkdir()
    else:
        (built.parent / "elsewhere.json").write_bytes(whole)
        record.symlink_to("/dev/zero" if "device" in kind else built.parent / "elsewhere.json")
    assert BuildRecord.read(built) == BuildRecord(built)
    if kind == "a pipe":
        assert len(build(folder, built).made) == 2
        assert len(BuildRecord.read(built).documents) == 3


def test_outputs_that_became_pipes_are_made_again(folder: EditionFolder, built: Path) -> None:
    for name in ("idn-indonesia.html", "index.html"):
        (built / "excerpts" / name).unlink()
        os.mkfifo(built / "excerpts" / name)
    assert [document.stem for document in build(folder, built).made] == ["excerpts/idn-indonesia"]
    assert (built / "excerpts" / "index.html").is_file()
