"""Fetching: what is refused at whatever hop, and what is read."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tallystick.errors import IntakeError
from tallystick.intake.addresses import checked_addresses, is_public
from tallystick.intake.fetch import FetchLimits, fetch
from tallystick.model import PublishedBasis

PAGE = (
    "<html lang='cs'><body><article><h1>Nákladní vozy</h1>"
    + "<p>Ministerstvo předalo 40 vozů.</p>" * 5
    + "</article></body></html>"
)
SEEN: list[str] = []


class Site(BaseHTTPRequestHandler):
    """A small site with good pages and bad redirects."""

    def do_GET(self) -> None:
        port = self.headers["Host"].rpartition(":")[2]
        SEEN.append(f"{self.headers['Host']} {self.path}")
        moves = {
            "/short": "/2026/02/04/trucks",
            "/to-number": f"http://127.0.0.1:{port}/plain",
            "/to-decimal": f"http://2130706433:{port}/plain",
            "/to-octal": f"http://0177.0.0.1:{port}/plain",
            "/to-mapped": f"http://[::ffff:127.0.0.1]:{port}/plain",
            "/to-cloud": "http://169.254.169.254/latest/meta-data/",
            "/to-file": "file:///etc/hostname",
            "/to-password": f"http://me:secret@localhost:{port}/plain",
            "/to-nonsense": "http://[broken",
            "/loop": "/loop",
        }
        if self.path in moves:
            self.send_response(302)
            self.send_header("Location", moves[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path.startswith("/chain/"):
            left = int(self.path.rpartition("/")[2])
            self.send_response(301)
            self.send_header("Location", f"/chain/{left - 1}" if left > 1 else "/plain")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(40):
                    self.wfile.write(b"x")
                    time.sleep(0.1)
            except OSError:
                pass
        else:
            self.answer()

    def answer(self) -> None:
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/2026/02/04/trucks": (200, {"Content-Type": "text/html; charset=iso-8859-2"}, PAGE.encode("iso-8859-2")),
            "/plain": (200, {"Content-Type": "text/plain"}, b"<40> trucks"),
            "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"0" * 5_000_000)),
        }
        status, headers, body = answers.get(self.path, (404, {}, b"none"))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_a_page_behind_a_redirect(port: int) -> None:
    url = f"http://localhost:{port}/short"
    found = fetch(url, allow_hosts=["LocalHost."])
    assert "předalo 40 vozů" in found.text
    assert (found.id, found.url) == (url, f"http://localhost:{port}/2026/02/04/trucks")
    assert (found.published, found.published_basis) == (date(2026, 2, 4), PublishedBasis.URL)
    assert (found.title, found.language, found.outlet) == ("Nákladní vozy", "cs", "localhost")
    assert SEEN[-1] == f"localhost:{port} /2026/02/04/trucks"
    assert fetch(f"http://localhost:{port}/plain", allow_hosts=["localhost"]).text == "<40> trucks"
    assert fetch(f"http://localhost:{port}/chain/5", allow_hosts=["localhost"]).text == "<40> trucks"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/to-number", "127.0.0.1 is not on the open internet"),
        ("/to-decimal", "127.0.0.1 is not on the open internet"),
        ("/to-octal", "0177.0.0.1"),
        ("/to-mapped", "is not on the open internet"),
        ("/to-cloud", "169.254.169.254 is not on the open internet"),
        ("/to-file", "only http and https"),
        ("/to-password", "password"),
        ("/to-nonsense", "broken: its name cannot be resolved"),
        ("/loop", "redirects more than 5 times"),
        ("/chain/6", "redirects more than 5 times"),
        ("/none", "answered 404"),
        ("/bomb", "is larger than 1000000 bytes"),
        ("/drip", "did not answer in time"),
    ],
)
def test_what_is_refused(port: int, path: str, reason: str) -> None:
    with pytest.raises(IntakeError, match=reason):
        fetch(
            f"http://localhost:{port}{path}", allow_hosts=["localhost"], limits=FetchLimits(size=1_000_000, seconds=1)
        )
    assert "/plain" not in SEEN[-1] or path == "/chain/6"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/a",
        "file:///etc/hosts",
        "news.example/a",
        "http://",
        "",
        "http://a:b@news.example/",
        "http://\0/",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(IntakeError):
        fetch(url)


def test_a_host_that_is_not_allowed_is_never_reached(port: int) -> None:
    before = len(SEEN)
    for host in (
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "①②⑦.⓪.⓪.①",
    ):
        with pytest.raises(IntakeError):
            fetch(f"http://{host}:{port}/plain", allow_hosts=["news.example"])
    assert len(SEEN) == before


def test_a_name_that_changes_is_resolved_once(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to: a second answer for the name is never asked for."""
    real, asked = socket.getaddrinfo, []

    def rebinding(host: Any, *args: Any, **options: Any) -> Any:
        if host != "rebind.example":
            return real(host, *args, **options)
        asked.append(host)
        address = "192.0.2.1" if len(asked) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert fetch(f"http://rebind.example:{port}/plain", allow_hosts=["rebind.example"]).text == "<40> trucks"
    assert asked == ["rebind.example"] and SEEN[-1] == f"rebind.example:{port} /plain"


def test_tls_asks_for_the_name_at_the_checked_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first bytes of TLS name the host in clear, so a bare socket can see which one is asked for."""
    real, hello = socket.getaddrinfo, []

    def local(host: Any, *args: Any, **options: Any) -> Any:
        return real("127.0.0.1" if host == "secure.example" else host, *args, **options)

    def listen(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            hello.append(connection.recv(65536))

    monkeypatch.setattr(socket, "getaddrinfo", local)
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = threading.Thread(target=listen, args=(server,), daemon=True)
        listener.start()
        with pytest.raises(IntakeError):
            fetch(f"https://secure.example:{server.getsockname()[1]}/", allow_hosts=["secure.example"])
        listener.join(5)
    assert b"secure.example" in hello[0]


def test_one_closed_address_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answers)
    with pytest.raises(IntakeError, match=r"10\.0\.0\.7 is not on the open internet"):
        checked_addresses("mixed.example", 80)
    assert checked_addresses("mixed.example", 80, allow_hosts=["mixed.example"]) == ["93.184.215.14", "10.0.0.7"]


def test_open_and_closed_addresses() -> None:
    closed = """
        127.0.0.1 127.8.8.8 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 0.0.0.0
        224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9
        168.63.129.16 192.0.0.192 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1
        2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1::
        2002:a00:1::1 2001:0:7f00:1:: localhost nonsense
    """
    assert [address for address in closed.split() if is_public(address)] == []
    opened = "8.8.8.8 93.184.215.14 2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808"
    assert [address for address in opened.split() if not is_public(address)] == []
