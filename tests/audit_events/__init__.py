"""Tests of audit events."""
