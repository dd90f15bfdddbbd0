"""Implementations: what one party does about one recommendation, on three axes."""
