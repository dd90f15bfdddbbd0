"""People who sign in, and the seats that they hold."""
