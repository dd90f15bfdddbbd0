"""Imports: rows that somebody kept elsewhere become records, all of them or none."""
