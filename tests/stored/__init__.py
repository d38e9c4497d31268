"""What is stored in people's chats and in databases for months, and must keep its meaning."""
