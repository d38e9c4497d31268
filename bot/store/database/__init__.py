"""The database: connections, transactions, dialects and migrating at start."""
