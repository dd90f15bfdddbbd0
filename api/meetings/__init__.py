"""Meetings: when and where a forum met, and who was there."""
