"""What every layer stands on: the board with its shelves, what packs know of words, numbers, verbs, clauses, names."""
