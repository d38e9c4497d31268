"""The tables of routes: who can do what, and which function answers it."""
