"""What cannot be read for certain: one clear message with what to type next, and not a byte of the journal moves."""

from __future__ import annotations

import pytest

from tracker.cli.commands import COMMANDS

REFUSED = [
    ("log tingling 12", 2, "tingling takes a whole number from 0 (none) to 10 (worst), not 12"),
    ("log tingling 5.5", 2, "one whole number"),
    ("log tingling 5,5", 2, "one whole number"),
    ("log tingling -1", 2, '"-1"'),
    ("log xyz 3", 2, 'I do not know "xyz"'),
    ("log t6 31/02", 2, 'There is no such day as "31/02"'),
    ("log t6 2026-02-30", 2, 'There is no such day as "2026-02-30"'),
    ("log 6", 2, "1 score for 3 symptoms: Tingling, Balance trouble, Leg weakness."),
    ("log 6 4", 2, "2 scores for 3 symptoms"),
    ("log p5", 2, '"p" could be pain, position or palpitations.'),
    ("log b-fog 3", 2, 'I do not know "b-fog"'),
    ("log tingling 6 tomorrow", 2, '"tomorrow" lies ahead'),
    ("log t6 2026-11-21", 2, '"2026-11-21" lies ahead'),
    ("log t6 22 nov", 2, '"22 nov" lies ahead'),
    ("log t6 15:00", 2, "15:00 today lies ahead; it is 14:30."),
    ("log t6 1899-12-31", 2, '"1899-12-31" is before 1900'),
    ("log t6 03/04/2026", 2, "it could be 3 April or 4 March"),
    ("log t6 03/04", 2, "it could be 3 April or 4 March"),
    ("log t6 28/10/26", 2, "28/10/2026"),
    ("log t6 at 8", 2, "tracker log t6 8am"),
    ("log t6 midnight", 2, '"midnight" could be the beginning of a day or its end'),
    ("log t6 25:00", 2, '"25:00" is not a time of day'),
    ("log t6 yesterday 3 days ago", 2, "two days"),
    ("log t6 t4", 2, "Tingling is there twice"),
    ("log t6 4", 2, "after Tingling has its score"),
    ("log tingling", 2, "Tingling has no score"),
    ("log tingling nan", 2, '"nan"'),
    ("log tingling inf", 2, '"inf"'),
    ("log tingling 1e999", 2, '"1e999"'),
    ("log tingling 1_0", 2, '"1_0"'),
    ("log tingling 0x6", 2, '"0x6"'),
    ("log tingling ٦", 2, '"٦"'),
    ("log t6 20260105", 2, '"20260105"'),
    ("log t6 2026-w01-1", 2, '"2026-w01-1"'),
    ("log t6 6", 2, '"6"'),
    ("log t6 on 6", 2, '"on"'),
    ("log romberg 9999", 2, "9999 is more than 600"),
    ("log", 2, "tracker log tingling ... balance ... leg-weakness ..."),
    ("log --note alone", 2, "tracker note"),
    ("shot", 2, "tracker shot --help"),
    ("shot hydroxocobalamin 1", 2, "An amount needs its unit"),
    ("shot hydroxocobalamin 1_000 ug", 2, '"1_000"'),
    ("shot hydroxocobalamin nan mg", 2, "nan"),
    ("shot hydroxocobalamin 1,500 ug", 2, "1500 or 1.5"),
    ("shot hydroxocobalamin 1 mg oral", 2, "tracker take"),
    ("shot hydroxocobalamin 1 mg left buttock", 2, "ventrogluteal"),
    ("shot hydroxocobalamin 1 mg tomorrow", 2, "lies ahead"),
    ("shot cobalamin 1 mg", 2, "Did you mean"),
    ("take", 2, "tracker take --help"),
    ("take methylfolate", 2, '--product "methylfolate"'),
    ("take b12 0 ug", 1, "An amount of 0 is no dose"),
    ("take b12 1e999 ug", 2, "1e999"),
    ("take b12 1000 g", 2, "Write: tracker take b12 1000 ug or, if it is right: tracker take b12 1000 g --yes"),
    ("shot b12 1 g left thigh", 2, "Write: tracker shot b12 1 mg left thigh or"),
    ("shot b12 1 ug", 2, "Write: tracker shot b12 1 mg or"),
    ("take folate 400 mg", 2, "Write: tracker take folate 400 ug or"),
    ("take b12 2x500mg", 2, "Write: tracker take b12 2x500ug or"),
    ("take b12 1000 IU", 2, "Write: tracker take b12 1000 ug or"),
    ("take folate 5 mg, b12 1000 mg", 2, "Write: tracker take folate 5 mg, b12 1000 ug or"),
    ("take b12 1000 mg, folate 5 mg", 2, "Write: tracker take b12 1000 ug, folate 5 mg or"),
    ("take b12 1000", 2, "1000 ug or 1000 mg"),
    (
        "take folate 5 mg 1 nov, b12 1 mg 2 nov",
        2,
        "Write: tracker take folate 5 mg 1 nov then: tracker take b12 1 mg 2 nov",
    ),
    ("shot left thigh 1 nov, right thigh 15 nov", 2, "then: tracker shot right thigh 15 nov"),
    ("take b12 9999999 ug", 1, "not a number from 0 to 999,999"),
    ("lab", 2, "Which blood test"),
    ("lab b12", 2, "What did b12 say?"),
    ("lab b12 412", 2, "A result goes with its unit"),
    ("lab b12 412 ng/L 5-15", 2, "range 5-15"),
    ("lab folate 8 ug/L 4-20", 2, "range 4-20"),
    ("lab b12 412 ng/L range 771-197", 1, "ends before it begins"),
    ("lab b12 412 ng/L tomorrow", 2, "lies ahead"),
    ("lab b12 4,123 ng/L", 2, "4123 or 4.123"),
    ("lab feritin 40 ug/L", 2, "Did you mean ferritin?"),
    ("visit", 2, "Who is it with?"),
    ("visit 24 nov", 2, "Who is it with?"),
    ("visit dr rao friday", 2, "next friday"),
    ("visit dr rao 20 may", 2, "2026-05-20 or 2027-05-20"),
    ("visit dr rao 24 nov clinic", 2, "in the middle"),
    ("visit dr rao 24 nov 25 nov", 2, "two days"),
    ("visit dr rao 2062-01-01", 2, "five years ahead"),
    ("alarm 12", 2, '"12" is not the number of a warning sign'),
    ("alarm 3 sideways", 2, '"sideways" is not a day'),
    ("alarm 3 tomorrow", 2, "lies ahead"),
    ("note", 2, "tracker note ..."),
    ("note tomorrow dentist", 2, "lies ahead"),
    ("fall 31/02 stairs", 2, "no such day"),
    ("show xyz", 2, "show tingling, show yesterday, show 30 days"),
    ("show p", 2, "pain, position or palpitations"),
    ("show tomorrow", 4, "Nothing is recorded on Sat 21 Nov. To write down a visit"),
    ("show ahead", 4, "Nothing is recorded from Sat 21 Nov on."),
    ("show next", 2, '"next " is not one day'),
    ("show 22 dec 2040", 2, "lies ahead"),
    ("show zigzag", 2, "To look for words: tracker show text zigzag"),
    ("show text", 2, "Which text shall I look for? For example: tracker show text slept badly"),
    ("show text dizzy", 4, 'No entry has "dizzy" in a note or a name.'),
    (
        "show falls",
        4,
        "No falls are recorded from Sun 23 Aug to Fri 20 Nov. For further back: tracker show falls 2 years",
    ),
    ("show blood tests 6 months", 4, "No blood tests are recorded from Thu 21 May to Fri 20 Nov."),
    ("show skipped", 4, "Nothing skipped is recorded"),
    ("show falls tingling", 2, '"falls" can stand with days, but not with "tingling".'),
    ("show falls yesterday --last 3", 2, "twice"),
    ("show falls --chart", 2, "A chart is of symptoms."),
    ("show 1 --chart", 2, "A chart is of symptoms."),
    ("show balance --chart", 4, "No score of that is recorded from Thu 22 Oct to Fri 20 Nov."),
    ("history x", 2, "is not the number of an entry"),
    ("history 999", 4, "no entry 999"),
    ("history 1 --last 3", 2, "--last is for the list of all changes"),
    ("history --last nan", 2, '"nan"'),
    ("purge", 2, "tracker purge --help"),
    ("purge x --yes", 2, "is not the number of an entry"),
    ("purge 999 --yes", 4, "no entry 999"),
    ("purge 1", 2, "Add --yes: tracker purge 1 --yes"),
    ("purge 1 --json", 2, "Add --yes: tracker purge 1 --yes"),
    ("check all", 2, "tracker check --help"),
    ("show --since 20260105", 2, '"20260105"'),
    ("show --since 2026-W01-1", 2, '"2026-W01-1"'),
    ("show --since 6", 2, '"6"'),
    ("show --since 2026-11-20 --until 2026-11-01", 2, "comes after"),
    ("show --last nan", 2, '"nan"'),
    ("show --last 99999", 2, "before 1900"),
    ("show 999", 4, "no entry 999"),
    ("show 2 days ago --last 3", 2, "twice"),
    ("edit 999 5", 4, "no entry 999"),
    ("edit 1", 2, "What is different about it?"),
    ("edit 1 12", 2, "0 (none) to 10 (worst)"),
    ("edit 1 tomorrow", 2, "lies ahead"),
    ("edit 1 romberg", 2, "cannot become a home test"),
    ("edit tingling 5", 2, "is not the number of an entry"),
    ("edit ١ 5", 2, "is not the number of an entry"),
    ("delete 1 999", 4, "no entry 999"),
    ("delete 1_0", 2, "is not the number of an entry"),
    ("delete", 2, "tracker delete --help"),
    ("undo 0", 2, "tracker undo 3"),
    ("undo all", 2, "tracker undo 3"),
    ("undo -1", 2, "tracker undo 3"),
    ("redo", 4, "nothing to redo"),
    ("profile age 12", 2, "tracker profile born"),
    ("profile name", 2, "tracker profile name"),
    ("profile born 12 april 2068", 2, "lies ahead"),
    ("profile born 1899-12-31", 2, "before 1900"),
    ("profile born 20260105", 2, '"20260105"'),
    ("chart xyz", 2, 'I do not know "xyz"'),
    ("chart tingling -o t.xyz", 2, ".pdf, .png or .svg"),
    ("chart tingling -o png", 2, ".pdf, .png or .svg"),
    ("report --since 03/04/2026", 2, "3 April or 4 March"),
    ("report --paper a5", 2, "a4"),
    ("report -o missing/visit.pdf", 1, "There is no folder missing"),
    ("export xml", 2, "csv"),
    ("export csv -o missing/j.csv", 1, "There is no folder missing"),
    ("import missing.csv", 1, "missing.csv cannot be read"),
    ("import .", 1, "is a folder"),
    ("import a.csv --dates ymd", 2, "dmy"),
    ("backup --verify a --to b", 2, "exclude one another"),
    ("restore missing.db --yes", 3, "missing.db"),
    ("nonsense", 2, "tracker --help"),
    ("log t6 --nonsense", 2, "tracker log --help"),
    ("log t6 --note", 2, "--note needs a value after it"),
    ("log t6 --journal", 2, "--journal needs a value after it"),
    ("show tingling --last", 2, "--last needs a value after it"),
    ("export csv -o", 2, "-o needs a value after it"),
    ("--journal", 2, "tracker --help"),
]


@pytest.mark.parametrize(("line", "code", "says"), REFUSED, ids=[line for line, _, _ in REFUSED])
def test_a_refusal_says_why_and_changes_nothing(type_, typed_once, journal, line, code, says):
    typed_once("log t5 3 days ago")
    before = journal.bytes()
    answer = type_(line)
    assert (answer.code, answer.out) == (code, "")
    assert says in " ".join(answer.err.split())
    assert 1 <= len(answer.err.splitlines()) <= 5
    assert "Traceback" not in answer.err
    assert journal.bytes() == before


ISSUE = ["log tingling 12", "log xyz 3", "log t6 31/02", "log 6", "log p5", "log tingling 6 tomorrow"]


@pytest.mark.parametrize("line", [ISSUE[0], *(pytest.param(line, marks=pytest.mark.thorough) for line in ISSUE[1:])])
def test_the_installed_command_refuses_with_exit_2_and_an_empty_stdout(start, journal, line):
    before = journal.bytes()
    answer = start(line)
    assert (answer.code, answer.out) == (2, "")
    message, *hint = answer.err.splitlines()
    assert message
    assert hint
    assert journal.bytes() == before


@pytest.mark.parametrize("line", ISSUE[:5])
def test_a_refusal_ends_with_what_to_type_next(type_, journal, line):
    assert type_(f"{line} --json").error["hint"]


# One refusal of each command, through the installed program.
REFUSED_BY_EACH = {
    "today": ("today --what", 2),
    "log": ("log tingling 11", 2),
    "shot": ("shot 1 mg buttock", 2),
    "take": ("take b12 5", 2),
    "lab": ("lab b12 412", 2),
    "fall": ("fall tomorrow", 2),
    "note": ("note", 2),
    "visit": ("visit", 2),
    "ask": ("ask done 99", 4),
    "alarm": ("alarm 77", 2),
    "show": ("show nonsense", 2),
    "history": ("history 999", 4),
    "trend": ("trend nonsense", 2),
    "cycle": ("cycle nonsense", 2),
    "chart": ("chart -o chart.doc", 2),
    "report": ("report --since 03/04/2026", 2),
    "plan": ("plan shot b12 1 mg every", 2),
    "due": ("due --what", 2),
    "undo": ("undo many", 2),
    "redo": ("redo", 4),
    "edit": ("edit 999 5", 4),
    "delete": ("delete 999", 4),
    "purge": ("purge 1", 2),
    "move": ("move 1 me", 1),
    "symptom": ("symptom add left", 2),
    "sites": ("sites", 4),
    "profile": ("profile born tomorrow", 2),
    "import": ("import nowhere.csv", 1),
    "inbox": ("inbox nowhere.txt", 1),
    "export": ("export docx", 2),
    "backup": ("backup --verify nowhere.db", 3),
    "restore": ("restore nowhere.db --yes", 3),
    "check": ("check --what", 2),
    "merge": ("merge nowhere.db", 3),
    "demo": ("demo -o demo.doc", 2),
    "config": ("config paper folio", 2),
    "journal": ("journal add ../mum", 2),
    "where": ("where --what", 2),
}


@pytest.mark.thorough
def test_every_command_of_the_installed_program_refuses_in_words_and_changes_nothing(type_, start, journal):
    assert REFUSED_BY_EACH.keys() == {command.__name__.rstrip("_") for command in COMMANDS}
    type_("log t6")
    before = journal.bytes()
    for line, code in REFUSED_BY_EACH.values():
        answer = start(line)
        assert (answer.code, answer.out) == (code, ""), (line, answer)
        assert answer.err.strip() and "Traceback" not in answer.err, line
        assert journal.bytes() == before, line


def test_a_refused_first_entry_starts_no_journal(type_, surroundings):
    assert type_("log tingling 12").code == 2
    assert list(surroundings.iterdir()) == []


def spreadsheet(bad_row, bad):
    """A wide file with a row a day; row ``bad_row``, as a spreadsheet counts, has ``bad`` for tingling."""
    rows = ["date,tingling,balance,note"]
    for number in range(2, 801):
        year, rest = divmod(number, 336)
        month, day = divmod(rest, 28)
        rows.append(f"{2023 + year}-{month + 1:02}-{day + 1:02},{bad if number == bad_row else number % 11},4,")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    "bad",
    [
        "12",
        "5.5",
        "much",
        *(pytest.param(one, marks=pytest.mark.thorough) for one in ("inf", "1e999", "1_0", "-1", "=1+1")),
    ],
)
def test_a_bad_cell_is_named_by_its_row_and_column_and_nothing_is_imported(type_, journal, surroundings, bad):
    (surroundings / "diary.csv").write_text(spreadsheet(713, bad))
    before = journal.bytes()
    for option in ("", " --dry-run"):
        answer = type_(f"import diary.csv{option}")
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("row 713, column tingling: ")
        assert "nothing was imported" in " ".join(answer.err.split())
        assert journal.bytes() == before


@pytest.mark.thorough
def test_a_bad_cell_is_refused_by_the_installed_command_too(start, journal, surroundings):
    (surroundings / "diary.csv").write_text(spreadsheet(713, "12"))
    before = journal.bytes()
    answer = start("import diary.csv")
    assert (answer.code, answer.out) == (1, "")
    assert "row 713, column tingling" in answer.err
    assert journal.bytes() == before


def test_a_file_of_another_kind_starts_no_journal(type_, surroundings):
    (surroundings / "photo.csv").write_bytes(b"PK\x03\x04" + bytes(100))
    answer = type_("import photo.csv")
    assert (answer.code, answer.out) == (1, "")
    assert [path.name for path in surroundings.iterdir()] == ["photo.csv"]


def test_a_clock_that_is_no_moment_is_refused(type_, journal, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "soon")
    answer = type_("log t6")
    assert (answer.code, answer.out) == (2, "")
    assert "2026-11-20T14:30" in answer.err
