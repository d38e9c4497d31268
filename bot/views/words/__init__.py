"""What people write or will read: links, previews, second looks, and words handed back."""
