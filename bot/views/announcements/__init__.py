"""What managers read under `/announce`, what their readers get, and the first words of six of them."""
