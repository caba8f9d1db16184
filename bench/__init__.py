"""Measurements, side by side in one run: `make bench`. Ratios count, seconds depend on the machine."""
