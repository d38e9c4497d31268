"""Asks and requests for a person's help, kept; every change says which status it saw."""
