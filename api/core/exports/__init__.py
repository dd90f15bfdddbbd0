"""Whole lists as files: CSV, workbooks and NDJSON, with the list's own filters and access.

A file is written completely before its first byte is sent: whoever receives one has all of it, a
slow reader holds no connection of the database, and the entity tag is that of the bytes.
"""
