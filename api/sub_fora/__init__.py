"""Sub-fora: the bodies of APEC as a tree of any depth, with their predecessors."""
