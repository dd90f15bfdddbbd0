"""Activity reports: from the end of an activity to an accepted report."""
