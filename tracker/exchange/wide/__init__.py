"""The table for people: a row a day, a column a symptom and place, as CSV and as a workbook."""
