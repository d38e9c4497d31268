"""What the bot says on behalf of one platform: its page, its entry in a directory."""
