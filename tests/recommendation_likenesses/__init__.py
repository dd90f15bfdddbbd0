"""Tests of likenesses."""
