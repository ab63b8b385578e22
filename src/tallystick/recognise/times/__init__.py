"""Dates and the words around them, as periods resolved to days."""
