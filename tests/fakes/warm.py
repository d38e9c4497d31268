"""A process of Alongside that begins with its modules loaded: it is forked from one that has loaded them.

Loading takes a second and a half of computing, and the tests start hundreds of processes. All else is the
process's own: its environment, folder, files, signals and end. What a start itself loads is shown by the
tests that start an interpreter (`FRESH`): of the guide, of `Procfile`, of deploying, of the command line.
"""

import gc
import multiprocessing
import os
import runpy
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import connection, forkserver
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final

LOADED: Final = "tests.fakes.loaded"
_ONE_AT_A_TIME: Final = Lock()
"""The library's own list of children is not made for several threads."""


class Warm:
    """A process that was forked, with those methods of `subprocess.Popen` that the tests use."""

    def __init__(self, process: ForkServerProcess, command: Sequence[str]) -> None:
        """Take a process that has been started."""
        self._process, self._command = process, command
        self.pid = process.pid or 0

    def poll(self) -> int | None:
        """Return its exit status, negative for a signal, or None while it lives."""
        with _ONE_AT_A_TIME:
            return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raise `TimeoutExpired` after so many seconds."""
        connection.wait([self._process.sentinel], timeout)
        status = self.poll()
        if status is None:
            raise TimeoutExpired(self._command, timeout or 0)
        return status

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def begin(command: Sequence[str], folder: Path, environment: Mapping[str, str], out: Path, err: Path) -> Warm:
    """Begin `python -m …` in a folder, with this environment alone; what it says is added to two files."""
    dash_m, module, *arguments = command
    assert dash_m == "-m"
    with _ONE_AT_A_TIME:
        context = _context()
        given = (module, arguments, str(folder), dict(environment), str(out), str(err))
        # A daemon: it ends with the tests where one of them has left it behind.
        process = context.Process(target=_be, args=given, daemon=True)
        process.start()
    return Warm(process, command)


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], patience: float
) -> "CompletedProcess[str]":
    """Run `python -m …` to its end; kill it and raise `TimeoutExpired` after so many seconds."""
    with TemporaryDirectory(prefix="said-") as said:
        out, err = Path(said, "out"), Path(said, "err")
        begun = begin(command, folder, environment, out, err)
        try:
            status = begun.wait(patience)
        finally:
            begun.kill()
        return CompletedProcess(command, status, out.read_text(), err.read_text())


def spent() -> float:
    """Return the seconds that all these processes which have ended, and their parent, have computed."""
    parent = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    stat = Path(f"/proc/{parent}/stat")
    if parent is None or not stat.exists():
        return 0.0
    # After the name, which stands in brackets, the 12th to 15th are its own times and those of its children.
    ticks = stat.read_text().rpartition(")")[2].split()[11:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _context() -> ForkServerContext:
    """Return the library's own context; its server starts once, with nothing of the tests' environment."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([LOADED])
    with _environment_of_a_process():
        forkserver.ensure_running()
    return context


@contextmanager
def _environment_of_a_process() -> Iterator[None]:
    whole = dict(os.environ)
    root = str(Path(__file__).parents[2])
    try:
        os.environ.clear()
        os.environ.update({"PATH": whole["PATH"], "PYTHONPATH": root})
        yield
    finally:
        os.environ.clear()
        os.environ.update(whole)


def _be(
    module: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str], out: str, err: str
) -> None:
    """Become that process."""
    for stream, file in ((1, out), (2, err)):
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, stream)
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        status: str | int | None = None
    except SystemExit as ended:
        status = ended.code
    gc.collect()  # what was left open says so, as at the end of an interpreter
    sys.exit(status)
