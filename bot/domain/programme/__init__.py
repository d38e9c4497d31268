"""The programme: kinds of help, budgets, clocks and words of a community."""
