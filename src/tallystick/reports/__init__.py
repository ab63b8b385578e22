"""What people look at: readings, claims and findings as text for a terminal and as HTML for a notebook."""
