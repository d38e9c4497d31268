"""What is stored in people's chats and in databases for months, and has to keep its meaning."""
