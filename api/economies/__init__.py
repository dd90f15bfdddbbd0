"""Member economies of APEC: the 21 whose counter-terrorism work is on record."""
