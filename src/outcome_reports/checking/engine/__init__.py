"""The engine that runs rules: profiles, findings, fixes, suppressions."""
