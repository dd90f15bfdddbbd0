"""Every state x every verb x every role, as tables."""
