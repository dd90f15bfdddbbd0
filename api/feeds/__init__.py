"""Feeds: activities in calendars and news readers, for those who cannot sign in there too."""
