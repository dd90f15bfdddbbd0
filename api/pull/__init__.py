"""`ctwg pull`: the record of a service, kept in a file by whoever may read it."""
