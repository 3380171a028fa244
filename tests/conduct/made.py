"""Rules, files and contacts made for one question at a time."""

from datetime import datetime

from negotiation_trainer.conduct.findings import Finding
from negotiation_trainer.conduct.heard import Exchange, HeardContact
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.monitor import judge
from negotiation_trainer.scenario.case_model import Case
from tests.sample import TagReader, compiled

NOON = datetime.fromisoformat("2026-03-04T12:00")


def rule(name="r", **fields):
    """A rule with a check and whatever else matters."""
    plain = {
        "id": name,
        "kind": "must-not",
        "force": "law",
        "severity": "major",
        "text": {"zh": "规则", "en": "a rule"},
        "evidence": "house",
    }
    return Rule.model_validate(plain | fields)


def case(**changes) -> Case:
    """The sample's file with some of it otherwise; `contact` and `legal` are changed by field."""
    found = compiled().case
    for part in ("contact", "legal", "collector"):
        if part in changes:
            changes[part] = getattr(found, part).model_copy(update=changes[part])
    return found.model_copy(update=changes)


def move(number, words, **how) -> Exchange:
    """One move, read from its tags, with the debtor's answer."""
    reading = TagReader().read(words)
    return Exchange(number, reading, reading.segments, **how)


def heard(*exchanges, file=None, at=NOON, **how) -> HeardContact:
    """A contact; turn 0 is an empty line of the debtor unless it is given."""
    first = () if exchanges and exchanges[0].number == 0 else (Exchange(0),)
    return HeardContact(file or case(), at, (*first, *exchanges), **how)


def finding(checked: Rule, contact: HeardContact) -> Finding:
    """The one finding of a rule."""
    (found,) = judge((checked,), contact)
    return found


def verdict(checked: Rule, contact: HeardContact) -> str:
    """The verdict of a rule, in words."""
    return finding(checked, contact).verdict.value
