"""Numbers in digits and words, and what has figures but is no number: designators, phones, scores, ranks."""
