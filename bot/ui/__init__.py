"""What a chat can show and say: frozen values that every platform draws."""
