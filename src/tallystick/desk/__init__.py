"""The hall where the rooms meet: documents come in, are read, posted, explained; the public API.

No room imports another; each hands its values to the desk. What the command
line does, the desk does under the same name.
"""
