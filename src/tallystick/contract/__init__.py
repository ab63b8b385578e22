"""The reading as JSON lines (contract v1): what other programs read of us, and post to us."""

CONTRACT = 1
