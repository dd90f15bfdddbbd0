"""What every resource does alike, tried on each."""
