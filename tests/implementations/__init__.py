"""What parties answer, do and show."""
