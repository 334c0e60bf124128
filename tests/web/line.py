"""The network between a browser and the program, which a test can cut."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

_BLOCK = 16 * 1024


class Line:
    """Carries bytes both ways until it is cut. While it is cut, nobody gets through and whoever was is thrown off."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._left: int | None = None
        self._dead = False
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def is_cut(self) -> bool:
        """Whether nothing gets through."""
        return self._dead

    def cut_after(self, sent: int) -> None:
        """Cut the line when the browser has sent so many bytes from now on."""
        with self._lock:
            self._left = sent

    def cut(self) -> None:
        """Cut it now."""
        with self._lock:
            self._dead, self._left = True, None
            ends, self._open = self._open, set()
        for end in ends:
            _hang_up(end)

    def mend(self) -> None:
        """Let bytes through again."""
        self._dead = False

    def close(self) -> None:
        """For good."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            if self._dead:
                _hang_up(browser)
                continue
            try:
                program = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                _hang_up(browser)
                continue
            with self._lock:
                self._open |= {browser, program}
            threading.Thread(target=self._carry, args=(browser, program, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(program, browser, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:  # noqa: FBT001 - a thread's argument
        with contextlib.suppress(OSError):
            while block := source.recv(_BLOCK):
                if up and self._spent(len(block)):
                    self.cut()
                    return
                target.sendall(block)
        with self._lock:
            self._open -= {source, target}
        _hang_up(source)
        _hang_up(target)

    def _spent(self, size: int) -> bool:
        with self._lock:
            if self._left is None:
                return False
            self._left -= size
            return self._left < 0


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def line(address: str) -> Iterator[Line]:
    """A line to the program at that address."""
    port = urlsplit(address).port
    assert port is not None
    opened = Line(port)
    try:
        yield opened
    finally:
        opened.close()
