"""Who acts in Teams, where they are reached, and who manages the community."""
