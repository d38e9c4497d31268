"""Audiences: on which day people who had an announcement are free for the next one."""
