"""Tests of the loading of the record."""
