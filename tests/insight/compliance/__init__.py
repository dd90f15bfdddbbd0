"""Compliance: its scores, its grid, and both over time."""
