"""Time: the clock, delivering what was promised, and closing what has waited long enough."""
