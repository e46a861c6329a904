"""From the model to words: the one place where a number, a day or a record becomes text."""
