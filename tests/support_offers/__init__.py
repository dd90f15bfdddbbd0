"""Offers of support, matches, and who waits."""
