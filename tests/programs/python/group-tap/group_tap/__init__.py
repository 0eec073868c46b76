"""Reads the groups of an organization, record by record."""
