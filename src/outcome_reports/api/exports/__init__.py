"""What an edition holds, as tables for spreadsheets and programs: one file for each, one line in the registry."""
