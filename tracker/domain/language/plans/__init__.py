"""Words of plans and of what is at home -> plans and stock."""
