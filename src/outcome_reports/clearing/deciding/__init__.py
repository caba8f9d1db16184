"""The round: its folder, its ledger, decisions, and their application to the content."""
