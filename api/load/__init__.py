"""Loading the published record: the files of `data/` become records, and stay in step with them."""
