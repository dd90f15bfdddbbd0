"""Topics: an open vocabulary of short tags, such as `aeo` or `soft-targets`."""
