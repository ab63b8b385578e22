"""What a browser is shown where the desk itself failed: what happened, what is safe, and what one can do."""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tallystick.web.site import Site


class Failing:
    """An application whose failures end in a page; the failure itself goes on to whoever logs it."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does, or says that it failed."""
        began = False

        async def watched(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            if scope["type"] == "http" and not began:
                # Where not even this page can be made, the plain answer of the server has to do.
                with suppress(Exception):
                    await self._told(scope, receive, send)
            raise

    async def _told(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        page = self._site.bare_page(request)
        detail = page.speech.say(
            "What was recorded is safe, and nothing of this was kept. Try it again; whoever runs this desk finds the "
            "reason in its log."
        )
        answer = self._site.render("refused.html", page, 500, missing=False, failed=True, detail=detail)
        await answer(scope, receive, send)
