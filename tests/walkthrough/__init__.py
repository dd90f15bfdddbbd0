"""A year of the forum's work, played over HTTP, and shown in docs/a-year.md."""
