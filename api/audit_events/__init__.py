"""Audit events: who changed what, by which seat, in the order of commits."""
