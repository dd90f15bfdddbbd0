"""Needs, from what stands in the way to the gap that closed."""
