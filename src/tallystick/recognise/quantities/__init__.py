"""Amounts with unit, bound and rate, ranges, changes and multiples, and what they carry over to each other."""
