"""Corrections of announcements, and the reasons for which the rest of one was cancelled."""
