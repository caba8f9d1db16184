"""Creation of the folder of a new edition: the structure of the previous one without its words, or a skeleton."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from outcome_reports.errors import counted
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.model.registry import REGISTRY_FILES
from outcome_reports.new_edition.creation_report import NewEditionReport
from outcome_reports.new_edition.founding import Founding
from outcome_reports.new_edition.kinds import DEFAULT_KIND, Kind
from outcome_reports.new_edition.progress import remaining
from outcome_reports.new_edition.succession import Succession
from outcome_reports.platform.files import replace_file, write_folder
from outcome_reports.reading import read_edition
from outcome_reports.reading.folder import check_new


def new_edition(folder: str | Path, source: str | Path) -> NewEditionReport:
    """Create the edition `folder` on the model of the one in `source`, with the same structure, order, brand, contact
    and registry.

    The number is increased by one, texts become placeholders with a guide and last year's length, facts become values
    to confirm, and `open-recommendations.yaml` asks about the recommendations. The result builds as a draft. The folder
    is created complete or not at all.

    Raises ContentError if the folder is not empty, or with every problem of the source; OSError.
    """
    folder, source = Path(folder), Path(source)
    check_new(folder)
    last, _ = read_edition(source)
    succession = Succession(last, source, folder)
    files = {name: text.encode() for name, text in succession.files()}
    write_folder(folder, files | {name: (source / name).read_bytes() for name in succession.copies()})
    carried = (*succession.carried(), *_share_registry(source, folder))
    return _report(folder, source, succession.name, carried, tuple(succession.left_out()))


def new_edition_of_kind(
    folder: str | Path, kind: str = DEFAULT_KIND, *, founding: Founding | None = None, today: date | None = None
) -> NewEditionReport:
    """Create the edition `folder` from the skeleton `kind`, the name of one of ours or a folder of templates.

    Texts are placeholders with a guide; facts are those of `founding`, or guesses to confirm, for dates the day
    `today`. If there is no registry beside the folder, a starter is written: all member and observer States of the
    United Nations, or those of `founding`, and the main international organisations. The result builds as a draft. The
    folder is created complete or not at all.

    Raises ArgumentError for an unknown kind or impossible facts, ContentError if the folder is not empty, for a
    registry that cannot be read and for a template that cannot be filled; OSError.
    """
    folder = Path(folder)
    check_new(folder)
    values = (founding or Founding()).values(folder, today or datetime.now().astimezone().date())
    skeleton = Kind.named(kind, folder, values)
    # Everything that can fail is done before anything is written.
    files = dict(skeleton.files())
    starter = [] if find_registry(folder) else list(skeleton.registry())
    for name, data in starter:
        replace_file(folder.parent / "registry" / name, data)
    write_folder(folder, files)
    edition, _ = read_edition(folder)
    carried = [f"the skeleton “{kind}”"]
    if starter:
        names = counted(len(edition.registry.entities), "State and organisation", "States and organisations")
        carried.append(f"a registry of {names} to begin with ({folder.parent / 'registry'})")
    return _report(folder, skeleton.source, edition.name, tuple(carried))


def _report(
    folder: Path, source: Path, name: str, carried: tuple[str, ...], left_out: tuple[str, ...] = ()
) -> NewEditionReport:
    files = tuple(sorted(file for file in folder.rglob("*") if file.is_file()))
    return NewEditionReport(folder, source, name, files, tuple(remaining(folder)), carried, left_out)


def _share_registry(source: Path, folder: Path) -> Iterator[str]:
    shared = folder.parent / "registry"
    if (source / "registry").is_dir():
        yield "a copy of the registry in its folder"
        return
    if shared.is_dir():
        yield f"the registry, which both editions share ({shared})"
        return
    registry = find_registry(source)
    for kind in REGISTRY_FILES:
        if registry and (registry / f"{kind}.yaml").exists():
            replace_file(shared / f"{kind}.yaml", (registry / f"{kind}.yaml").read_bytes())
    yield f"a copy of the registry, since there was none beside the new edition ({shared})"
