"""What stands in people's chats and in databases for months, and has to mean tomorrow what it means today."""
