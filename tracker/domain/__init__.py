"""What a journal holds and how it is reckoned. No SQL, no files, no clock, no printing."""
