"""A real llama.cpp server in a process of its own, behind a key, for as long as a test needs it.

Run as a program: `python serving.py WEIGHT KEY ALIAS` prints the address it listens at, and serves until it is killed.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KEY = "kun-til-test"


@dataclass(frozen=True)
class Serving:
    """A server that runs: where, and the process that can be killed."""

    url: str
    process: subprocess.Popen[str]


@contextmanager
def serving(weight: Path, alias: str = "gemma-prøve") -> Iterator[Serving]:
    """The weight served on a free port of this machine."""
    command = [sys.executable, __file__, str(weight), KEY, alias]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http"), "the server did not start"
        yield Serving(address + "/v1", process)
    finally:
        process.kill()
        process.wait()


def main(weight: str, key: str, alias: str) -> None:
    """Serve until killed."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = weight
    params.model_alias = {alias}
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.api_keys, params.cors_origins = [key], ""
    params.n_ctx, params.n_parallel = 4096, 1
    params.warmup = params.fit_params = params.endpoint_slots = params.ui = False
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.verbosity = -1
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)  # noqa: T201 - the one who started it reads this line
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
