"""Discord's REST API: each call once, within its rate limits, and each error turned into one of ours."""
