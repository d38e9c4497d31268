"""The outbox: what is to be told, claimed by lease, and what could not be told."""
