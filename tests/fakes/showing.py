"""Shows the folder of its process and the names in its environment; told `wait` or `compute` it does so."""

import os
import signal
import sys

if __name__ == "__main__":
    sys.stdout.write("\n".join([os.getcwd(), *sorted(os.environ)]) + "\n")
    if "wait" in sys.argv:
        signal.pause()
    if "compute" in sys.argv:
        sum(range(5_000_000))
