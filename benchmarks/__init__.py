"""Benchmarks: one file a figure, each against its peer or its limit in the same run."""
