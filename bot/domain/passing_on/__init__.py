"""Passing it on: who was helped months ago may answer one question like their own."""
