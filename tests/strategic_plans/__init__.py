"""Tests of strategic plans and their parts."""
