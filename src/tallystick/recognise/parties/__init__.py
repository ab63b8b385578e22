"""Persons, offices, bodies, countries and crowds, and their names."""
