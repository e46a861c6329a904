"""What the names and cells of other programs' files mean, and what becomes of them in the journal.

found            what a file says, as its reader hands it over
headings, cell_values, loose_days     what a heading, a cell, a day says; heading_scale, unit_headings: also a scale
                 or a unit; injection_places: where an injection was given
import_answers   what the person says about the file
outcome          what becomes of each name, and what has to be asked; outcome_dose: of doses, outcome_score: of
                 scores, with their scale in outcome_scale; yes_or_no: of columns of yes and no
outcome_records  the records that are made of it
"""
