"""Strategic plans: the long-term direction of a forum, in versions that freeze once endorsed."""
