"""From words to the model: what people type, and nothing guessed."""
