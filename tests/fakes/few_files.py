"""Alongside where a process may open few files: `python -m tests.fakes.few_files NUMBER run …`."""

import resource
import sys

if __name__ == "__main__":
    from bot.__main__ import commands

    number, *arguments = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_NOFILE, (int(number), int(number)))
    commands(arguments)
