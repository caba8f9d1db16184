"""Faults planted at random in the source, to see whether the tests notice: `make mutants`."""
