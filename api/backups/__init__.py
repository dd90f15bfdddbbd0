"""Backups: the whole database in one file, proven by restoring it; and the way back."""
