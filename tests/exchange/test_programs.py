"""Each program's file becomes what it says, and nothing that it does not say."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from brought_files import SAMPLES, asked, becomes, brought, lines, plain, records

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.errors import BadFile

LEG = next(key for key, symptom in SYMPTOMS.items() if symptom.label == "Leg weakness")


def test_bearable_has_severities_from_1_to_4_and_doses_with_their_units() -> None:
    file = Path("bearable/bearable-2021.csv")
    assert asked(file) == ['"Vitamin B12": how was it taken?']
    assert lines(file, products=["vitamin b12=oral"]) == [
        "01.09 08:00 tingling 5 | 2 (Moderate) on a scale of 0-4",
        "01.09 20:00 back-lower-pain 3 | 1 (Mild) on a scale of 0-4",
        "01.09 21:05 note | long day",
        "02.09 08:30 taken b12 1000 ug oral",
        "02.09 12:00 fatigue 8 | 3 (Severe) on a scale of 0-4",
        "03.09 tingling 10 | 4 (Unbearable) on a scale of 0-4",
    ]
    assert [name for name, what in becomes(file).items() if not what] == ["Mood", "Sleep", "Energy"]
    (new,) = brought(file).look.choices
    assert (new.label, new.tracked) == ("Back (lower) pain", False)


def test_a_dose_goes_the_way_it_went_before() -> None:
    file = Path("bearable/bearable-2021.csv")
    assert "02.09 08:30 taken b12 1000 ug sublingual" in lines(file, routes={"b12": "sublingual"})


def test_daylio_is_notes_and_no_mood_is_a_score() -> None:
    assert lines(Path("daylio/daylio-2024.csv")) == [
        "01.09 21:00 note | Tired\nslept badly\nagain",
        "02.09 20:05 note | walk, b12 injection",
        "03.09 21:40 note | could not feel the pedals\ntingling feet, rest",
    ]


def test_track_and_graph_is_on_the_days_of_its_own_clock() -> None:
    file = Path("track-and-graph/tracking.csv")
    assert asked(file) == ['"Injection" has 1 mark: what was taken?']
    assert lines(file, products=["hydroxocobalamin 1 mg im"]) == [
        "01.09 08:10 tingling 6",
        "02.09 08:05 tingling 4 | after walk: better",
        f"02.09 08:05 {LEG} 3",
        "02.09 10:00 taken hydroxocobalamin 1 mg intramuscular left thigh",
    ]
    near_midnight = "FeatureName,Timestamp,Value,Label,Note\r\nTingling,2026-09-02T00:30:00.000+02:00,6.0,,\r\n"
    assert lines(near_midnight) == ["02.09 00:30 tingling 6"]


def test_flaredown_has_scores_from_0_to_4_and_treatments_that_were_not_taken() -> None:
    file = Path("flaredown/trackings.csv")
    assert asked(file) == ['"Hydroxocobalamin": how was it taken?']
    assert lines(file, products=["Hydroxocobalamin=im"], skipped=["B12 deficiency"]) == [
        "01.09 tingling 5 | 2 on a scale of 0-4",
        "01.09 fatigue 10 | 4 on a scale of 0-4",
        "01.09 taken folic-acid 5 mg oral",
        "01.09 note | Tags: walked; stressed",
        "02.09 fatigue 5 | 2 on a scale of 0-4",
        "02.09 taken folic-acid oral",
        "02.09 taken hydroxocobalamin 1 mg intramuscular",
        "03.09 tingling 0",
        "03.09 fatigue 3 | 1 on a scale of 0-4",
        "03.09 skipped folic-acid oral",
        "03.09 skipped hydroxocobalamin intramuscular",
    ]


def test_loop_habits_takes_what_was_marked_by_hand() -> None:
    assert lines(Path("loop-habits/loop-habits.zip")) == [
        "02.09 note | Folic acid: forgot",
        "02.09 tingling 6 | cold, wet day",
        "03.09 taken folic-acid oral",
        "03.09 tingling 4",
    ]


def test_loop_habits_leaves_letters_out_of_its_folders_and_the_list_has_the_names() -> None:
    habits = ["001,Kribbeln Füße,NUMERICAL", "002,痺れ,NUMERICAL", "003,Folic acid,YES_NO", "004,Später,YES_NO"]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Habits.csv", "\n".join(["Position,Name,Type", *habits]))
        for folder, value in (("001 Kribbeln Fe", "6000"), ("002", "3000"), ("003 Folic acid", "YES_MANUAL")):
            archive.writestr(f"{folder}/Checkmarks.csv", f"Date,Value,Notes\n2026-09-03,{value},\n")
    found = brought(file.getvalue(), named=["痺れ=numbness"])
    assert [plain(record) for record in found.contents().records] == [
        "03.09 kribbeln-füße 6",
        "03.09 numbness 3",
        "03.09 taken folic-acid oral",
    ]
    left = {one.group.name: one.why for one in found.look.outcomes if not one.becomes}
    assert left == {"Später": "the file has none of its days"}


def test_habitbull_and_jrnl_make_no_more_of_a_line_than_it_says() -> None:
    assert lines(Path("habitbull/habitbull.csv")) == [
        "01.09 taken folic-acid 5 mg oral",
        "02.09 taken folic-acid 5 mg oral | with breakfast",
    ]
    assert lines(Path("jrnl/jrnl.json")) == [
        "01.09 10:15 note | Injection at the surgery, left arm @b12",
        "02.09 18:22 note | Stumbled on the stairs @fall\nNo injury.\nHeld the rail.",
    ]


def test_medtimer_takes_the_clock_of_the_phone_and_no_reminder_for_a_dose() -> None:
    file = Path("medtimer/MedTimer_Events.csv")
    assert lines(file, products=["hydroxocobalamin=im"]) == [
        "01.09 08:04 taken folic-acid 5 mg oral",
        "02.09 10:15 taken hydroxocobalamin 1 mg intramuscular | nurse gave it; clinic",
    ]
    german = (SAMPLES / file).read_text().replace("Reminded;Name;Dosage;Taken", "Erinnert;Name;Dosis;Genommen")
    german = german.replace("9/1/26 8:04 AM", "01.09.26, 08:04").replace("9/2/26 10:15 AM", "02.09.26, 10:15")
    assert [record.utc_offset for record in records(german, products=["hydroxocobalamin=im"])] == [60, 60]


def test_the_backup_of_medtimer_has_the_doses_of_its_table() -> None:
    event = {
        "medicineName": "Folic acid",
        "amount": "5 mg",
        "status": "TAKEN",
        "remindedTimestamp": 1_788_246_000,
        "processedTimestamp": 1_788_246_270,
        "tags": ["home"],
        "notes": "with food",
    }
    skipped, waiting = event | {"status": "SKIPPED", "amount": "1 pill"}, event | {"status": "RAISED"}
    events = {"version": 23, "list": [event, skipped, waiting]}
    for document in ({"medicines": {"version": 23, "list": []}, "events": events}, events):
        found = brought(json.dumps(document))
        assert [plain(record) for record in found.contents().records] == [
            "01.09 07:00 skipped folic-acid 1 tablet oral | with food; home",
            "01.09 07:04 taken folic-acid 5 mg oral | with food; home",
        ]
        assert found.look.outcomes[1].group.counted == 1
    # A dose of the table and of the backup is one.
    table = "Reminded;Name;Dosage;Taken;Tags;Reminded (ISO 8601);Taken (ISO 8601)\n"
    table += "9/1/26 7:00 AM;Folic acid;5 mg;9/1/26 7:04 AM;;2026-09-01T07:00:00Z;2026-09-01T07:04:00Z\n"
    assert records(table)[0].uid == list(found.contents().records)[1].uid
    cycle = event | {"medicineName": "Folic acid (3/21)", "reminderType": "TIME_BASED", "cannotBeSkipped": False}
    packs = [event | {"reminderType": kind} for kind in ("OUT_OF_STOCK", "EXPIRATION_DATE", "REFILL")]
    newer = {"events": {"version": 30, "list": [cycle, *packs, event | {"status": "ACKNOWLEDGED"}]}, "settings": {}}
    assert lines(json.dumps(newer)) == ["01.09 07:04 taken folic-acid 5 mg oral | with food; home; (3/21)"]
    assert {"Packs", "Reminders without a dose"} < becomes(json.dumps(newer)).keys()
    assert lines(table.replace("Folic acid;", "Folic acid (3/21);")) == [
        "01.09 07:04 taken folic-acid 5 mg oral | (3/21)"
    ]
    with pytest.raises(BadFile, match="has medicines and no events"):
        brought(json.dumps({"medicines": {"version": 30, "list": []}, "settings": {}}))
    bad = brought(json.dumps({"events": {"version": 23, "list": [event | {"processedTimestamp": "soon"}]}}))
    with pytest.raises(BadFile, match='event 1, processedTimestamp: I could not read "soon" as a moment'):
        bad.contents()


def test_cluster_headaches_symptom_tracker_and_nomie() -> None:
    assert lines(Path("cluster-headache-tracker/logs.csv")) == [
        "01.09 08:00 cluster-headache 7 | left side; 2 h 30 min; medication: Oxygen; triggers: Lack of sleep",
        "02.09 23:00 cluster-headache 8 | crosses midnight; 2 h 15 min",
    ]
    assert lines(Path("symptom-tracker/symptoms-30days.csv")) == [
        "01.09 20:00 tingling 0",
        "02.09 fatigue 10 | 5 (Extreme) on a scale of 0-5",
        "02.09 08:00 tingling 6 | 3 (Moderate) on a scale of 0-5",
    ]
    assert lines(Path("nomie/nomie.csv")) == [
        "01.09 08:00 tingling 6 | #tingling(6) bad start",
        "02.09 08:00 note | quiet day",
    ]


@pytest.mark.parametrize("name", ["export.xml", "export.zip"])
def test_apple_health_has_symptoms_and_what_has_no_severity_is_no_number(name: str) -> None:
    file = Path("apple-health") / name
    assert lines(file) == [
        "01.09 20:00 fatigue 7 | Moderate on a scale of 0-3",
        "01.09 20:00 dizziness 0",
        "02.09 09:00 note | Headache: severity not given",
    ]
    assert becomes(file)["Other records"] == ""


def test_blood_tests_go_by_the_names_of_the_list_with_value_unit_and_range_as_printed() -> None:
    assert asked(Path("labs/results-uk.csv")) == [
        "row 2: 01/09/2026 could be day/month/year or month/day/year, like every date here."
    ]
    assert lines(Path("labs/results-uk.csv"), order="dmy") == [
        "01.09 b12 148 ng/L [197, 771]",
        "01.09 folate 3.1 ug/L [3.9, 26.8]",
        "01.09 hb 114 g/L [130, 180]",
        "01.09 mcv 103 fL [80, 100]",
        "01.09 intrinsic-factor-antibodies Positive [, ] | range Negative",
    ]
    assert lines(Path("labs/results-us.csv")) == [
        "01.09 b12 187 pg/mL [232, 1245]",
        "01.09 mma 512 nmol/L [0, 378]",
        "01.09 homocysteine 18.2 umol/L [0, 14.5]",
        "01.09 folate >20 ng/mL [3, ]",
        "01.09 hb 11.4 g/dL [13, 17.7]",
        "01.09 mcv 103 fL [79, 97]",
    ]


def test_a_result_that_could_be_two_numbers_is_refused() -> None:
    table = "Date,Test,Result,Units\n2026-09-01,Ferritin,{},ug/L\n2026-09-01,MCV,{},fL\n"
    with pytest.raises(BadFile, match=r"could be 1234 or 1\.234"):
        records(table.format('"1,234"', "103"))
    assert lines(table.format('"1,234"', "103.5"))[0] == "01.09 ferritin 1234 ug/L [, ]"
    assert "01.09 red-cell-folate 300 fL [, ]" in lines(table.replace("MCV", "Red cell folate").format("9", "300"))


MONA = {
    "metadata": {"app_version": "1.21.0", "database_version": 21, "export_date": "2026-11-01T10:00:00.000"},
    "data": {
        "medication_intakes": [
            {
                "id": 1,
                "takenDateTime": "2026-09-01T22:30:00.000Z",
                "takenTimeZone": "Europe/Paris",
                "takenDose": "1",
                "molecule": json.dumps({"name": "hydroxocobalamin", "unit": "mg"}),
                "administrationRoute": "injection",
                "ester": None,
                "notes": "slowly",
                "placements": json.dumps([{"kind": "preset", "preset": "leftThigh"}]),
            },
            {"id": 2, "takenDateTime": None, "takenDose": "1"},
        ],
        "medication_schedules": [{"id": 1}],
        "supply_items": [],
        "blood_tests": [
            {
                "id": 1,
                "dateTime": "2026-09-03T08:00:00.000Z",
                "timeZone": "Europe/Paris",
                "estradiolLevels": json.dumps({"value": "120", "unit": "pg/mL"}),
                "testosteroneLevels": None,
                "notes": None,
            }
        ],
    },
}


def test_mona_has_doses_on_the_day_of_the_clock_where_they_were_taken() -> None:
    assert lines(json.dumps(MONA)) == [
        "02.09 00:30 taken hydroxocobalamin 1 mg injection left thigh | slowly",
        "03.09 10:00 estradiol 120 pg/mL [, ]",
    ]
    assert [name for name, what in becomes(json.dumps(MONA)).items() if not what] == ["doses not taken", "schedules"]


def test_a_backup_of_mona_of_another_shape_is_named_by_its_entry() -> None:
    broken = json.loads(json.dumps(MONA))
    broken["data"]["medication_intakes"][0]["takenTimeZone"] = "Mars/Base"
    broken["data"]["blood_tests"][0]["estradiolLevels"] = "many"
    with pytest.raises(BadFile) as refused:
        records(json.dumps(broken))
    assert "dose 1, takenDateTime: I could not read" in refused.value.message
    assert "blood test 1" in refused.value.message
