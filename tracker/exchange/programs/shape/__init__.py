"""Tables of other shapes, made into one row of headings and a whole day in each row below it.

days_across      the days run across: the table is turned
two_headings     two rows of headings are joined
day_column       which column has the days, where no heading says it
split_days       days in several columns, or with their month or year above them; part_days: what the parts say
error_cells      cells of a workbook that are in error
"""
