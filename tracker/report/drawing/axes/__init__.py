"""Marks on axes: panels, bars, the axis of days. They draw given values and decide nothing."""
