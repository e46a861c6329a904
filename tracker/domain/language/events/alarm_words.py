"""The warning signs that words may mean: "can't pee", "numb between the legs", "can't see out of one eye".

Words that may be something else mean none: then all signs are listed. The signs have their numbers in
``analysis.warning_signs``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_CANNOT: Final = (
    r"(?:can ?not|cant|can't|could ?n[o']?t|could not|unable to|not able to|not been able to|no longer|wo(?:n't|nt)"
    r"|will not|does ?n'?t|do ?n'?t|trouble|hard to|difficulty|stopped)"
)
_LIMB: Final = r"(?:arms?|legs?|hands?|foot|feet|limbs?|side|fingers?)"
_SADDLE: Final = (
    r"(?:saddle|groin|buttocks?|bottom|bum|backside|behind|genitals?|private parts?|privates|crotch|vagina\w*|penis"
    r"|down below|anus|anal|perine\w*|between (?:the |my )?(?:legs|thighs)|inner thighs?)"
)
_NUMB: Final = r"(?:numb\w*|feel\w*|felt|sensation|tingl\w*|dead|pins|wip(?:e|ing))"
_MOVED: Final = r"(?:move|moving|lift|lifting|raise|use|bend)"
_ORGANS: Final = r"(?:bladder|bowels?)"
_FAILS: Final = r"(?:control|lost|los[ei]\w*|numb\w*|empt\w*|hold\w*|accident\w*|leak\w*|feel\w*)"
_BONES: Final = (
    r"(?:bones?|wrist|arm|leg|hip|ankle|ribs?|nose|foot|hand|fingers?|toes?|collarbone|shoulder|back|neck|elbow|knee)"
)
# For each sign, by its number: one of these is enough.
_SAID: Final = {
    "1": (r"paraly\w+", rf"{_CANNOT} .*{_MOVED}\b.*{_LIMB}", rf"{_LIMB} .*{_CANNOT} .*{_MOVED}", r"limbs?"),
    "2": (rf"{_NUMB}.*{_SADDLE}", rf"{_SADDLE}.*{_NUMB}", r"saddle", r"numb(?:ness)?$"),
    "3": (
        rf"^{_ORGANS}$|{_ORGANS} .*{_FAILS}|{_FAILS}.* {_ORGANS}|incontinen\w*|^urine$",
        r"wet(?:ting)? (?:myself|the bed|himself|herself)|peed|peeing (?:myself|himself|herself)|urinary retention",
        rf"{_CANNOT} .*(?:pee|wee|pass(?: any| my)? (?:water|urine)|urinate|go to the (?:toilet|loo|bathroom))\b",
        rf"{_CANNOT} .*hold (?:it|my|the|on to)\b.*(?:water|pee|wee|urine|in)\b",
        r"soil(?:ed|ing) (?:myself|himself|herself)|poo(?:ed|p|ped|ing|ping)? (?:myself|my pants)",
        r"leak\w* (?:pee|urine)|no (?:pee|wee|urine)|(?:pee|wee|urine) (?:will not|won'?t|does not|doesn'?t) come",
    ),
    "4": (
        r"legs?.*\b(?:weak\w*|giv(?:e|es|ing) way|gave way|give out|gave out|collaps\w*|buckl\w*|gone|jelly)",
        r"(?:weak\w*|no strength).*\blegs?\b|^(?:legs|stand|walk)$",
        rf"{_CANNOT} .*(?:stand|walk|get out of (?:bed|the chair|my chair)|{_MOVED}\b.*\blegs)\b",
    ),
    "5": (
        r"droop\w*|^stroke$|slur\w*|(?:face|mouth) (?:has |is )?(?:dropped|crooked|fallen|hanging|lopsided)",
        r"^speech$|speech .*(?:lost|gone|trouble|wrong)|(?:lost|losing|loss of) .*speech|(?:had|having) a stroke",
        rf"{_CANNOT} .*(?:speak|talk|get (?:my |the )?words out|find (?:my |the )?words)\b|^face$",
    ),
    "6": (
        rf"blind|{_CANNOT} .*see\b|(?:lost|lose|losing|loss of) .*(?:sight|vision)",
        r"(?:sight|vision|eyes?) .*\b(?:gone|went|lost) (?:black|dark|blind)|(?:sight|vision) .*\b(?:gone|lost)$",
        r"^(?:vision|sight|eyes?)$",
    ),
    "7": (
        r"^chest$|chest .*(?:pain|tight|pressure|crush|hurt|heavy)|(?:pain|tight|pressure) .*chest",
        r"^heart$|heart attack|faint\w*|passed out|black(?:ed)? ?out|collaps\w*|unconscious",
    ),
    "8": (
        r"wheez\w*|anaphyla\w*|allergic reaction|^allergy$|^throat$|throat .*(?:sw[eo]ll|tight|clos)",
        r"(?:face|tongue|lips?|throat) .*\bsw[eo]ll\w*|sw[eo]ll\w* .*\b(?:face|tongue|lips?|throat)\b",
        rf"^sw[eo]ll\w*$|{_CANNOT} .*breath\w*|^breath\w*$|injection .*breath\w*|collaps\w* .*(?:injection|shot|jab)",
    ),
    "9": (
        r"(?:hit|bang\w*|bump\w*|knock\w*|cracked|blow) .*\bhead\b|head injur\w*|concuss\w*|^head$",
        rf"fractur\w*|(?:broken?|broke) .*{_BONES}|{_BONES} .*\bbroken|^broken$|^bones?$|^(?:a |had a )?fall$|fallen",
        rf"fell\b(?! asleep| out| behind| ill)|fall .*(?:down|over|stairs)|{_CANNOT} .*get up\b",
    ),
}
_PATTERNS: Final = {key: re.compile("|".join(rf"\b(?:{one})" for one in said)) for key, said in _SAID.items()}
# In front of what is not so; "no longer able to" and "no feeling" are none of it.
_DENIED: Final = re.compile(
    r"(?:no|not|never|without)\b(?! (?:able|been able|longer|feeling|sensation|pee|wee|urine|strength|control))"
)


def signs_in(words: Sequence[str]) -> list[str]:
    """The numbers of the warning signs that the words may mean; none where nothing is sure."""
    text = re.sub(r"\s+", " ", " ".join(words).lower().replace("\u2019", "'")).strip(" .,!?")
    return [] if _DENIED.match(text) else [key for key, pattern in _PATTERNS.items() if pattern.search(text)]
