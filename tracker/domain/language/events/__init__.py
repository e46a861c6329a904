"""What is typed after the commands for what happened: falls and warning signs."""
