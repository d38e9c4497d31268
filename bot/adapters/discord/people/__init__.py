"""Who acts on Discord, and in which server."""
