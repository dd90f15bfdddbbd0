"""Activities: workshops, conferences, studies and all else that a forum plans and holds."""
