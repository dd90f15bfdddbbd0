"""Tests of `ctwg pull` and of the example of a nightly sync."""
