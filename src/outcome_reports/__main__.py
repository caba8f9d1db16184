"""`python -m outcome_reports`, and what the command `outcome-reports` calls."""


def run() -> None:
    """Run the command line, in a process that is ours from before anything else is loaded."""
    try:
        from outcome_reports.platform.own_process import take_over

        take_over()
        from outcome_reports.cli import main
    except KeyboardInterrupt:
        # Nothing is there yet that would answer Ctrl-C; click says the same later.
        raise SystemExit("Aborted!") from None
    main()


if __name__ == "__main__":
    run()
