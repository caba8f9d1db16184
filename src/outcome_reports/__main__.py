"""`python -m outcome_reports`, and what the command `outcome-reports` calls."""

from outcome_reports.platform.own_process import take_over


def run() -> None:
    """Run the command line, in a process that is ours from before anything else is loaded."""
    take_over()
    from outcome_reports.cli import main

    main()


if __name__ == "__main__":
    run()
