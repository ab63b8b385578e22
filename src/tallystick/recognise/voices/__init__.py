"""Who said what: quoted and reported speech, its sources and its carriers."""
