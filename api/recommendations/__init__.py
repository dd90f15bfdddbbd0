"""Recommendations: what was asked for, once, whoever must carry it out."""
