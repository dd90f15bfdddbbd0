"""Tests of sub-fora."""
