"""Alder Rewards: moves members, points and tiers between the till, the shop and Adobe."""

__version__ = "2.8.1"
