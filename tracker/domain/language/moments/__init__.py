"""Times and dates in words: the clock, and days of the calendar. Nothing here knows which command they are for."""
