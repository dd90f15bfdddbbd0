"""Objectives: what a plan wants to reach, measured by its KPIs."""
