"""The kinds of help, as a community settled them."""
