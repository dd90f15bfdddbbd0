"""Tests of the IATI export."""
