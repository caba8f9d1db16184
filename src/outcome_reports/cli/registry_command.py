"""`outcome-reports registry`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("registry")
def command() -> None:
    r"""Add names and terms to the registry.

    \b
    Examples:
      outcome-reports registry add content/old/registry-proposals.yaml --dry-run
      outcome-reports registry add content/old/registry-proposals.yaml
    """


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--registry", type=click.Path(path_type=Path), help="Folder of the registry [default: that of FILE].")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
def add(file: Path, registry: Path | None, *, dry_run: bool) -> None:
    r"""Add the entries of FILE, proposed by an import and checked by you, to the registry.

    Existing lines of the registry do not change. Nothing is added while FILE has marks to confirm, keys that are
    already in the registry, or entries that cannot be read.
    """
    from outcome_reports.errors import counted
    from outcome_reports.importing.registry_additions import add_to_registry

    additions = add_to_registry(file, registry, dry_run=dry_run)
    for addition in additions:
        click.echo(f"{addition.file}:{addition.line}: {addition.key}")
        if dry_run:
            for line in addition.lines:
                click.echo(f"  + {line}")
    entries = counted(len(additions), "entry", "entries")
    click.echo(
        f"{entries} would be added"
        if dry_run
        else f"{entries} added; now delete {file}"
        if additions
        else "nothing to add"
    )
