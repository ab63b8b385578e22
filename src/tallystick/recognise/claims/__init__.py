"""Figures, things, fates, times and parties put together as mentions; events, directives and obstacles."""
