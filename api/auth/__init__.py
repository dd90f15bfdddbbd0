"""Signing in and staying signed in: tokens, sessions, invitations, and who one is."""
