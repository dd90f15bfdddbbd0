"""Mandates: the statements, strategies and assessments that the work answers to."""
