"""How many cycles of injections the page draws one by one."""

from typing import Final

# Single cycles are drawn up to as many as this: more would hide the middle half.
MOST_CYCLES: Final = 30
