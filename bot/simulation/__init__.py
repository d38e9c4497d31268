"""The simulation: a made-up community lives for a year on a fake clock, with the real handlers and jobs."""
