"""`python -m outcome_reports`."""

from outcome_reports.cli import main

if __name__ == "__main__":
    main()
