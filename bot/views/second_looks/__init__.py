"""A colleague's look at a draft, and what everybody has to know."""
