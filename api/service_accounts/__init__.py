"""Systems that sign in: one seat each, a list of scopes, and secrets shown once."""
