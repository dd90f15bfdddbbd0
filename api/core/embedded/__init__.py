"""The embedded PostgreSQL: a server from a Python wheel, for a trial, a test, a small office."""

from api.core.embedded.server import EmbeddedServer, EmbeddedServerError, embedded_programs

__all__ = ["EmbeddedServer", "EmbeddedServerError", "embedded_programs"]
