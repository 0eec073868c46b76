"""Pulls Customer Journey Analytics reports into CSV files."""
