"""A colleague's look at a draft, and notices that everybody has to know."""
