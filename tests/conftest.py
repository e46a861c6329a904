"""How the properties are tried: no test fails because the computer was slow, and only .ci/run tries at length."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("short", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=20)
# pytest --hypothesis-profile=thorough
settings.register_profile("thorough", settings.get_profile("short"), max_examples=100)
settings.load_profile("short")
