"""What is measured: each function yields lines of the table."""
