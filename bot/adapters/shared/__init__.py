"""What every adapter needs: each act is taken once, answered in time, and its answer placed by a table."""
