"""What became of things: status, tense, modality and negation, and who does it to whom."""
