"""How rules are run: profiles, findings, fixes, suppressions."""
