"""What a journal holds: records, the catalogue, plans, places, units."""
