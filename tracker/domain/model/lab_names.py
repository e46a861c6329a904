"""Names of blood tests as laboratories print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tracker.domain.model.catalogue import key_of

# The last ones name another test than the listed one that they sound like.
_TEST_NAMES: Final = {
    "b12": "vitamin b12, vit b12, serum b12, serum vitamin b12, vitamin b12 serum, b12 serum, total b12, "
    "total vitamin b12, vitamin b 12, b 12, cobalamin, serum cobalamin, total cobalamin, vitamin b12 cobalamin, "
    "kobalamin, s kobalamin, cobalamine",
    "active-b12": "holotc, holo tc, holotranscobalamin, holotranscobalamin ii, active vitamin b12, active cobalamin, "
    "active b12 holotc, holotc active b12, serum holotranscobalamin, active b12 holotranscobalamin, "
    "holotranscobalamine",
    "mma": "methylmalonic acid, methylmalonate, serum mma, plasma mma, serum methylmalonic acid, "
    "plasma methylmalonic acid, methylmalonic acid serum, mma serum, mma methylmalonic acid, "
    "methylmalonsäure, methylmalonsaeure, mms",
    "homocysteine": "hcy, thcy, total homocysteine, plasma homocysteine, serum homocysteine, homocysteine total, "
    "homocysteine plasma, plasma total homocysteine, total plasma homocysteine, homocyst(e)ine, "
    "total homocyst(e)ine, homocystein, homozystein",
    "folate": "serum folate, folate serum, folic acid, serum folic acid, folic acid serum, vitamin b9, "
    "plasma folate, folate folic acid, folsäure, folsaeure",
    "ferritin": "serum ferritin, ferritin serum, plasma ferritin, s ferritin",
    "hb": "haemoglobin, hemoglobin, hgb, haemoglobin concentration, hemoglobin concentration, haemoglobin hb, "
    "haemoglobin estimation, hemoglobin estimation, hämoglobin",
    "mcv": "mean cell volume, mean corpuscular volume, mean cell volume mcv, mean corpuscular volume mcv",
    "red-cell-folate": "red cell folate, rbc folate, red blood cell folate, erythrocyte folate, folate rbc, "
    "folate red cell",
    "hba1c": "haemoglobin a1c, hemoglobin a1c, glycated haemoglobin, glycated hemoglobin",
    "mch": "mean cell haemoglobin, mean cell hemoglobin, mean corpuscular haemoglobin, mean corpuscular hemoglobin",
    "mchc": "mean cell haemoglobin concentration, mean cell hemoglobin concentration, mean corpuscular haemoglobin "
    "concentration, mean corpuscular hemoglobin concentration",
    "urine-mma": "urine methylmalonic acid, urinary methylmalonic acid, urine mma, urinary mma",
}

# The test for each name, both as keys. Some tests are not in BLOOD_TESTS.
TEST_NAMES: Final[Mapping[str, str]] = {
    key_of(name): key for key, names in _TEST_NAMES.items() for name in names.split(",")
}
