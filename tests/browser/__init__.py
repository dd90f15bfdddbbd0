"""The web UI in a real browser, on the real record."""
