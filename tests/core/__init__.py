"""The core, tried from outside and from within."""
