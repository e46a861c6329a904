"""How the page looks. Only this package and ``render`` use Matplotlib."""
