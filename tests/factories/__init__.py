"""Plain typed functions that make records for tests, one file per resource."""
