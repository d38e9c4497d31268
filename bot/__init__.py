"""Alongside: a mentoring bot that lives where a community already talks."""
