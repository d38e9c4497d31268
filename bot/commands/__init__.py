"""What the commands of `python -m bot` do, a module for each subject; `bot/__main__.py` lists them."""
