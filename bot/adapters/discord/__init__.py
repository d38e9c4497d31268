"""Discord: its Components V2, its interactions, its gateway."""
