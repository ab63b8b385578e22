"""Reports from files, addresses, standard input and JSON lines, as Documents.

Importing the room loads none of its libraries: `intake.lines` reads JSON lines
with nothing but a JSON parser, `intake.pages` (lxml, trafilatura) is loaded when
the first HTML page comes along, and `intake.fetch` (httpx) when something is fetched.
"""
