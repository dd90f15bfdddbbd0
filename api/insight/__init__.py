"""Insight: read models over the resources, computed when asked. Nobody imports them."""
