"""The kinds of report: each reads its part of the record and composes a paper of it."""
