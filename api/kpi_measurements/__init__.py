"""Measurements of KPIs: what a manual KPI stood at, for the forum or for one economy."""
