"""What a journal holds and how figures are calculated. No SQL, no files, no clock, no printing."""
