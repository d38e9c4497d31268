"""The demo community's people, read by a sceptic."""
