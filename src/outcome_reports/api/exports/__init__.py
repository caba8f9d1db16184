"""The content of an edition as tables for spreadsheets and programs: one file and one line in the registry for each."""
