"""``tracker symptom``: the person's own list of symptoms and home tests: what is asked and charted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from tracker.cli.adjust.symptom_at_place import settled
from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Shown, Spoken, shown
from tracker.cli.answers.entries import remembered_json
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.input import at_terminal
from tracker.domain.language.symptoms.symptom_names import lost, refuse_meant, refuse_unusable, shortest
from tracker.domain.language.symptoms.symptom_words import Wanted, read_symptom
from tracker.domain.model.catalogue import HOME_TESTS, NEVER_SUGGESTED, SYMPTOMS, key_of
from tracker.domain.model.directions import said_as
from tracker.domain.model.remembered import DIRECTION, SYMPTOM, Remembered
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.records import remembered_text
from tracker.errors import Invalid, NothingFound, Unreadable

# Nobody remembers short letters that they have not typed for longer than this.
_LOOKED_BACK: Final = timedelta(days=90)
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def symptom(ours: Context, words: Sequence[str], *, none: str | None, worst: str | None) -> Answer:
    """Show the list, or change one thing about it."""
    if not words:
        if none is not None or worst is not None:
            raise Unreadable(
                "Which symptom are these words for?", 'tracker symptom add electric shocks --worst "..."'
            )
        return _answer(ours.symptoms, _list(ours))
    listed = ours.symptoms
    if list(words) == ["add"] and at_terminal():
        chosen = _chosen(listed)
        if chosen is None:
            return _answer(listed, [Lines(["Nothing was chosen, so nothing was changed."])])
        wanted = Wanted("add", chosen)
    else:
        wanted = settled(ours, read_symptom(words, listed, described=bool(none or worst)), none or worst)
    if (none is not None or worst is not None) and wanted.verb not in ("add", "rename"):
        raise Unreadable("Words for 0 and 10 go with add or rename.", "Leave them out.")
    if wanted.key in HOME_TESTS and (none or worst or wanted.verb == "rename"):
        raise Unreadable("A home test keeps its name, and it is no score from 0 to 10.", "Leave that out.")
    if wanted.verb in ("also", "forget"):
        return _named(ours, wanted)
    if wanted.verb == "merge":
        return _merged(ours, wanted.other, wanted.key or "")
    choices = _choices(ours, wanted, none, worst)
    key = wanted.key or choices[0].key
    changed = listed.with_choices(choices)
    if wanted.label:
        refuse_unusable(wanted.label, changed, key, ours.present)
    # Read everything before writing anything: when reading fails, the journal is as it was.
    no_longer = _no_longer(ours, listed, changed)
    if choices:
        with ours.at_once(ours.journal_to_write()) as journal:
            journal.choose(choices, command="symptom", at=ours.recorded_at)
    said = " ".join([_said(listed, changed, key, wanted), *no_longer])
    way = [_to_log(changed, key, key)] if wanted.verb == "add" else []
    if not choices:
        return _answer(changed, [said, *way])
    parts: list[Part] = [Fact("", f"{said}  {output.way_back('Wrong? tracker undo')}", spoken=said), *way]
    return _answer(changed, [*parts, Spoken(output.addressed("To take it back, type: tracker undo"))])


def _named(ours: Context, wanted: Wanted) -> Answer:
    """Remember a name of one's own, say what it means, or forget what is remembered of it."""
    listed = ours.symptoms
    known = [one for one in _remembered(listed) if said_as(key_of(one.said)) == wanted.said]
    if wanted.verb == "forget":
        ours.journal().remember(forget=known, command="symptom", at=ours.recorded_at)
        said = f"Forgotten: {', '.join(remembered_text(one, listed) for one in known)}. What was logged stays."
        return _changed_names(ours.journal().symptoms(), said)
    key = wanted.key or ""
    new = Remembered(topic=SYMPTOM, said=wanted.said, answer=key)
    if new in known:
        way = output.addressed(f"To forget it: tracker symptom forget {wanted.said}")
        return _answer(listed, [f"{remembered_text(new, listed)} here. {way}"])
    if key in HOME_TESTS:
        raise Unreadable("A home test keeps its name.", "Own names are for symptoms.")
    refuse_meant(wanted.said, listed, ours.present)
    changed = replace(listed, also=(*listed.also, (wanted.said, key)))
    refuse_unusable(wanted.said, changed, key, ours.present)
    ours.journal_to_write().remember([new], command="symptom", at=ours.recorded_at)
    way = _to_log(changed, key, wanted.said)
    return _changed_names(changed, f"{remembered_text(new, listed)} from now on. {way}")


def _merged(ours: Context, old: str, new: str) -> Answer:
    """Give the history of one symptom to another one, in one change."""
    listed = ours.symptoms
    for key in (old, new):
        if key in HOME_TESTS or _counted(listed, key):
            raise Unreadable(f"{_label(listed, key)} is not scored from 0 to 10.", "Only scores can become one.")
    journal = ours.journal()
    if old not in journal.last_asked(date.min, date.max):
        raise NothingFound(
            f"There is no score of {_label(listed, old)}, so nothing was changed.",
            f"To take it off your list: tracker symptom hide {old}",
        )
    if both := journal.scored_both(old, new):
        day, at = both[0]
        first = f"{ours.day(day)}{f' at {at}' if at else ''}"
        raise Invalid(
            f"{_label(listed, old)} and {_label(listed, new)} both have a score on {first}"
            + (f", and {counted(len(both) - 1, 'time')} more" if len(both) > 1 else "")
            + ". Nothing was changed.",
            f"Delete or correct one of each first: tracker show {old}",
        )
    was, becomes = listed.choice(old), listed.choice(new)
    choices = listed.added(new) if was.tracked and not becomes.tracked else []
    names: list[Remembered] = []
    if old in SYMPTOMS:
        choices += listed.hid(old)
    else:
        said = dict.fromkeys((said_as(old), said_as(key_of(was.label))))
        names = [Remembered(topic=SYMPTOM, said=one, answer=new) for one in said]
        names += [
            replace(one, answer=new) for one in _remembered(listed) if one.topic == SYMPTOM and one.answer == old
        ]
    count = journal.merge_symptoms(
        old, new, choices=choices, remember=names, command="symptom merge", at=ours.recorded_at
    )
    told = f"{counted(count, 'score')} of {was.label} {'is' if count == 1 else 'are'} now of {becomes.label}."
    if (was.none, was.worst) != (becomes.none, becomes.worst):
        told += f' For {was.label}, 0 was "{was.none}" and 10 was "{was.worst}".'
    return _changed_names(journal.symptoms(), told)


def _changed_names(listed: SymptomList, said: str) -> Answer:
    parts: list[Part] = [Fact("", f"{said}  {output.way_back('Wrong? tracker undo')}", spoken=said)]
    return _answer(listed, [*parts, Spoken(output.addressed("To take it back, type: tracker undo"))])


def _remembered(listed: SymptomList) -> list[Remembered]:
    """The person's own names, and which end of a name is good."""
    return [
        Remembered(topic=topic, said=said, answer=answer)
        for topic, known in ((SYMPTOM, listed.also), (DIRECTION, listed.directions))
        for said, answer in known
    ]


def _answer(listed: SymptomList, parts: Iterable[Part]) -> Answer:
    keys = (*listed.tracked, *listed.hidden)
    content = {
        "symptoms": [_json(listed, key) for key in keys],
        "remembered": [remembered_json(one) for one in _remembered(listed)],
    }
    return Answer("symptom", lambda: content, parts)


def _choices(ours: Context, wanted: Wanted, none: str | None, worst: str | None) -> list[Choice]:
    """The choices to store. Empty when nothing changes."""
    listed, key = ours.symptoms, wanted.key
    if key is None:
        return listed.added_own(wanted.label, asked=wanted.asked, none=none, worst=worst)
    if wanted.verb == "add" and (none or worst):
        raise Unreadable(
            f"{listed.label('symptom', key)} has its words for 0 and 10 already.",
            f"To have others from today on: tracker symptom rename {key} --worst ...",
        )
    if wanted.verb == "add":
        return listed.added(key, asked=wanted.asked)
    if wanted.verb == "hide":
        return listed.hid(key)
    if wanted.verb == "move":
        return listed.moved(key, wanted.place)
    if not (wanted.label or none or worst):
        raise Unreadable("Rename it to what?", f"Write the new name: tracker symptom rename {key} to ...")
    return listed.renamed_to(key, ours.today, label=wanted.label or None, none=none, worst=worst)


def _said(before: SymptomList, after: SymptomList, key: str, wanted: Wanted) -> str:
    label, choice = _label(after, key), after.choice(key)
    match wanted.verb:
        case "hide":
            return f"{label} is off your list. What you logged of it stays, and is charted."
        case "move" if before.tracked == after.tracked:
            return f"{label} is there already, so nothing was changed."
        case "move":
            return f"Your list is now: {', '.join(_label(after, one) for one in after.tracked)}."
        case "rename":
            was = _label(before, key)
            named = f'{was} is called "{label}" from today on' if was != label else f"{label} has new words"
            return f"{named}: 0 is {choice.none}, 10 is {choice.worst}. Charts show a break on this day."
    ends = "" if key in HOME_TESTS or _counted(after, key) else f": 0 is {choice.none}, 10 is {choice.worst}"
    return f"{label} is on your list, asked {choice.asked}{ends}."


def _no_longer(ours: Context, before: SymptomList, after: SymptomList) -> list[str]:
    """For short letters that no longer work: what they mean now, and what to type instead."""
    said: dict[str, str] = {}
    logged = ours.journal().last_asked(ours.today - _LOOKED_BACK, ours.today) if ours.started else {}
    for one in lost(before, after, now=ours.present, logged=logged):
        meant = [_label(after, key) for key in one.meant]
        if one.key in one.meant:
            types = [shortest(key, now=ours.present, symptoms=after) for key in one.meant]
            said[one.letters] = f"{one.letters} is now {_either(meant)}: type {_either(types)}."
        else:
            type_ = shortest(one.key, now=ours.present, symptoms=after)
            now = f"is now {_either(meant)}" if meant else "names nothing now"
            said[one.letters] = f"{one.letters} {now}: for {_label(after, one.key)} type {type_}."
    return list(said.values())


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _label(listed: SymptomList, key: str) -> str:
    return listed.label("test" if key in HOME_TESTS else "symptom", key)


def _counted(listed: SymptomList, key: str) -> bool:
    return key in listed.known and listed.known[key].unit == "count"


def _to_log(listed: SymptomList, key: str, name: str) -> str:
    number = "its number" if key in HOME_TESTS or _counted(listed, key) else "a score from 0 to 10"
    return output.addressed(f"To log it, with {number}: tracker log {name} ...")


def _chosen(listed: SymptomList) -> str | None:
    """Offer what is not on the list yet, and return what the person chose with one key; None for nothing."""
    from tracker.cli.terminal import key_presses

    by_key = dict(zip(_LETTERS, _offered(listed), strict=False))
    with key_presses.stopping_on_a_line_of_its_own():
        pressed = key_presses.ask_one(
            {letter: _label(listed, key) for letter, key in by_key.items()}, key_presses.pressed()
        )
    return by_key[pressed] if pressed else None


def _offered(listed: SymptomList) -> list[str]:
    """The keys that are not on the list and may be suggested."""
    known = (*listed.known, *HOME_TESTS)
    return [key for key in known if key not in listed.tracked and key not in NEVER_SUGGESTED]


def _list(ours: Context) -> Iterator[Part]:
    """Each item of the list: how often it is asked, and the fewest letters to type. Then what can be added."""
    listed = ours.symptoms
    enough = {key: shortest(key, now=ours.present, symptoms=listed) for key in listed.tracked}
    broad = max(map(len, ["type", *enough.values()]))
    if enough:
        yield shown(f"{'':5}{'asked':8} type")
    for place, key in enumerate(listed.tracked, 1):
        text, asked = f"{_label(listed, key)}{_ends(listed, key)}", listed.choice(key).asked
        spoken = (
            f"{place}: {_label(listed, key)}, asked {asked}{_ends(listed, key)}. {enough[key]} is enough to name it."
        )
        yield Fact(f"{place:>3}  {asked:8} {enough[key]:{broad}}  ", text, spoken=spoken)
    for one in _remembered(listed):
        text = remembered_text(one, listed)
        yield Fact("     ", text, spoken=f"Remembered: {text}.")
    if listed.also or listed.directions:
        said = (listed.also or listed.directions)[0][0]
        yield Shown([Fact("     ", output.addressed(f"To forget one: tracker symptom forget {said}"))])
    off = ", ".join(_offered(listed))
    yield shown("")
    yield Fact("To add   ", off, spoken=f"To be added by name: {off}.")
    examples = (output.addressed(f"tracker symptom add {example}") for example in ("numbness", "electric shocks"))
    yield Shown([Fact("  ", example, indent=4) for example in examples])


def _ends(listed: SymptomList, key: str) -> str:
    if key in HOME_TESTS:
        return f" ({HOME_TESTS[key].unit}, {HOME_TESTS[key].better} is better)"
    if _counted(listed, key):
        return " (how many times)"
    choice = listed.choice(key)
    return f" (0 {choice.none}, 10 {choice.worst})"


def _json(listed: SymptomList, key: str) -> dict[str, Any]:
    choice = listed.choice(key)
    test = HOME_TESTS.get(key)
    scored = test is None and not _counted(listed, key)
    return {
        "key": key,
        "label": choice.label,
        "none": choice.none if scored else None,
        "worst": choice.worst if scored else None,
        "unit": test.unit if test else listed.known[key].unit,
        "asked": choice.asked,
        "tracked": choice.tracked,
        "since": choice.since.isoformat() if choice.since else None,
    }
