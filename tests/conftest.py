"""What all tests share."""

from hypothesis import settings

# The same examples everywhere and every time, and no clock: machines differ.
settings.register_profile("jobcity", deadline=None, derandomize=True, database=None)
settings.load_profile("jobcity")
