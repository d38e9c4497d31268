"""Every sentence the bot says: a reader and domain values in, ui values out."""
