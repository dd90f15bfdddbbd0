"""Support matches: a need met by an offer or an activity, followed until the gap has moved."""
