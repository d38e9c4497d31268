"""What is done with an announcement after it was sent: corrected where it stands, and explained."""
