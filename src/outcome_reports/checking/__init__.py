"""House style: rules for the model, in families, selected and configured by profiles."""

from outcome_reports.checking.engine.findings import SEVERITIES, Finding, Fix, Places, Severity
from outcome_reports.checking.engine.profile import Profile, profile_names, read_profile
from outcome_reports.checking.engine.rule import RULES, Example, Rule, rules_named
from outcome_reports.checking.engine.running import check_edition
from outcome_reports.checking.formats import write_json, write_sarif, write_text

__all__ = [
    "RULES",
    "SEVERITIES",
    "Example",
    "Finding",
    "Fix",
    "Places",
    "Profile",
    "Rule",
    "Severity",
    "check_edition",
    "profile_names",
    "read_profile",
    "rules_named",
    "write_json",
    "write_sarif",
    "write_text",
]
