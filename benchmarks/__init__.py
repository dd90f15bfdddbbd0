"""How fast the service answers, beside the least that an ASGI server could do. See README.md."""
