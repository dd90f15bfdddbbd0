"""Organizations outside APEC's fora: United Nations bodies, business, academia and others."""
