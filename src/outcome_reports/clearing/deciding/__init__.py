"""The round: its folder, its ledger, what people decide, and what is done to the content."""
