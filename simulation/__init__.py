"""The simulation: five invented years of a forum's work, played through the service's own API.

Nothing of the service imports this package. What it makes is marked in the database and never
stands beside the real record (docs/demo.md).
"""
