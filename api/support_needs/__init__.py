"""Support needs: what an economy lacks to close a gap, from its assessment until it is closed."""
