"""How Discord reaches us: the gateway."""
