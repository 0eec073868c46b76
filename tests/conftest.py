"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# how long an example takes is the machine's matter: benchmarks measure, tests do not
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
