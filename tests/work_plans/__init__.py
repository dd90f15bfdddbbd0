"""Work plans: their rules, their state machine, what they cover."""
