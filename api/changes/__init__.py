"""Changes: what other systems pull, in the order of commits, as each caller may see it."""
