"""CTWG Tracker: the HTTP service."""
