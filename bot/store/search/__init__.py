"""What searchers keep: searches, marks on cards, and wishes."""
