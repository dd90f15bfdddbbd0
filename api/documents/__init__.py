"""Documents: papers of APEC meetings, by their document number."""
