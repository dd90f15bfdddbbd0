"""Measurements of KPIs."""
