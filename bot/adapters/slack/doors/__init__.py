"""The doors that Slack comes in by: signed requests, and a socket that we open."""
