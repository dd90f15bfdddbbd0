"""Engagements: briefings, joint work and exchanges between a forum and others."""
