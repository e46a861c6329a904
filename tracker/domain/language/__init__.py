"""From words to the model: read what people type, and guess nothing."""
