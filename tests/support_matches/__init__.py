"""Needs meet offers: ranked, agreed, delivered, judged."""
