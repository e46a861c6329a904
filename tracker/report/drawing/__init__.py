"""How the page looks. Matplotlib is used here, and in render, alone."""
