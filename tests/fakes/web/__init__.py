"""The web chat without a browser, for stories."""
