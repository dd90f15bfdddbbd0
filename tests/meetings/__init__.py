"""Meetings and who attended."""
