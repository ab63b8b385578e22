"""What several rooms need to know of writing: folding, tokens, sentences."""
