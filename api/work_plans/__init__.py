"""Work plans: what a forum means to do in one year, and why that."""
