"""The counted thing of a quantity: its phrase, its head, and where it stands."""
