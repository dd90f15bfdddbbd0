"""Editions, entries, who may read them."""
