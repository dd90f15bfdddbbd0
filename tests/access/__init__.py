"""Who may see and do what: the matrix, and that nothing leaks past it."""
