"""A stand-in for Google's service on this machine: its protocol over TLS, faults included."""

from __future__ import annotations

import base64
import http.server
import io
import json
import socket
import ssl
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import trustme

HOST = "translate.google.ca"
CAPTCHA = "<html><body>Our systems have detected unusual traffic</body></html>"


@dataclass
class Asked:
    text: str
    language: str


@dataclass
class Service:
    """What was asked, and what to answer: each fault is used up by one request."""

    port: int
    asked: list[Asked] = field(default_factory=list)
    faults: list[Callable[[http.server.BaseHTTPRequestHandler], None]] = field(default_factory=list)
    answer: Callable[[str], bytes] = lambda text: tone(0.05 * len(text.split()) + 0.1)


def tone(seconds: float, level: float = 0.3) -> bytes:
    """Return an MP3 as the service sends it: 24 kHz, mono."""
    time = np.arange(int(24_000 * seconds)) / 24_000
    file = io.BytesIO()
    soundfile.write(file, level * np.sin(2 * np.pi * 220 * time), 24_000, format="MP3")
    return file.getvalue()


def send(handler: http.server.BaseHTTPRequestHandler, body: str, status: int = 200) -> None:
    content = body.encode()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def reply(sound: bytes) -> str:
    inner = json.dumps([base64.b64encode(sound).decode()])
    line = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]])
    return f")]}}'\n\n9\n{line.replace(', ', ',')}\n"


def status(code: int) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    return lambda handler: send(handler, "no", code)


def body(text: str) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    return lambda handler: send(handler, text)


def cut(handler: http.server.BaseHTTPRequestHandler) -> None:
    """Promise more than is sent, then hang up."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b")]}'\n")
    handler.close_connection = True


def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, as if there were no end to it."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    with suppress(OSError):
        for _ in range(100):
            handler.wfile.write(b" ")
            time.sleep(0.05)


@contextmanager
def service(
    monkeypatch: pytest.MonkeyPatch, folder: Path, trusted: bool = True
) -> Iterator[Service]:
    """Run the service, and lead the name of the real one to it."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"])).decode()
            query = urllib.parse.parse_qs(content)["f.req"][0]
            text, language, *_ = json.loads(json.loads(query)[0][0][1])
            running.asked.append(Asked(text, language))
            if running.faults:
                running.faults.pop(0)(self)
            else:
                send(self, reply(running.answer(text)))

        def log_message(self, *args: object) -> None:
            pass

    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    running = Service(server.server_address[1])
    if trusted:
        (folder / "ca.pem").write_bytes(authority.cert_pem.bytes())
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(folder / "ca.pem"))
    _lead_here(monkeypatch, running.port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _lead_here(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    real = socket.getaddrinfo

    def lookup(host: Any, _port: Any, *arguments: Any, **options: Any) -> Any:
        if host == HOST:
            return real("127.0.0.1", port, *arguments, **options)
        raise OSError(f"the tests ask for {host}: nothing but this machine may be asked")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
