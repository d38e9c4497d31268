"""Calling Teams: the connector, the login and Graph, within their limits, and what their errors mean for us."""
