"""Focus areas: the rationale for holding an activity; at least one for each."""
