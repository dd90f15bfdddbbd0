"""What the house is built like, read off the code itself."""
