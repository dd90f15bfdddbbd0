"""What people said of two recommendations that look alike, and what makes them look so."""
