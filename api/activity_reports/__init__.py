"""Activity reports: what came of an activity, who took part, what it recommends."""
