"""What a mentor reads about their card, their door and their quarter."""
