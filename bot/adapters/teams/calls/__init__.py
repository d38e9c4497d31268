"""Calling Teams: connector, login and Graph, within their limits, and what their errors mean for us."""
