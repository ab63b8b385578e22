"""A dossier: one claim or one programme with all its evidence, as a file that can be mailed or printed."""
