"""The content of an edition as tables for spreadsheets and programs: one file each, one line in the registry."""
