"""The calendar: what lies ahead, as a file that calendar programs read (iCalendar, RFC 5545)."""
