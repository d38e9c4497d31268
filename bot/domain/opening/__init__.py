"""How a community begins: prepared, then open, with its first ten doors."""
