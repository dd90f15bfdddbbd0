"""Engagements with fora and organizations."""
