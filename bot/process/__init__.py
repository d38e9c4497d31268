"""One running process: its start and its end, where it listens, its own index, and whether it is well."""
