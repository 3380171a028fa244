"""One turn: openings, moods, states, facts, lines."""

from negotiation_trainer.catalogue.moves import Move, MoveKind, Reading
from negotiation_trainer.dialogue.cursor import Resolution
from negotiation_trainer.dialogue.signals import disclosure, segments_of
from tests.sample import new_talk, said, silence


def test_the_debtor_speaks_first():
    """Turn 0 is the start state's line and what it calls for."""
    talk = new_talk()
    assert talk.line == "Who is this?"
    assert [p.opening.id for p in talk.cursor.pending] == ["identify_self", "verify_identity"]


def test_asking_is_not_confirming():
    """Only the debtor's own line confirms who he is."""
    talk = new_talk()
    assert not talk.cursor.identified
    turn = talk.take(said("is this Mr. Porter? <verify_identity:identity>"))
    assert talk.cursor.identified
    assert turn.line == "That is me. What now?"
    assert turn.after.state == "identified"


def test_an_act_and_its_topic_must_stand_in_one_clause():
    """Work in one clause and a fact in another is no statement about the amount."""
    talk = new_talk()
    talk.take(said("<verify_identity>"))
    apart = talk.take(said("the amount <ask_open:amount> / a fact <state_facts:work>"))
    assert apart.after.state == "identified"
    together = talk.take(said("it is this <state_facts:amount>"))
    assert together.after.state == "talking"


def test_an_opening_is_met_now_late_or_missed():
    """Full on the next move, half on the one after, then missed."""
    talk = new_talk()
    first = talk.take(said("<identify_self>"))
    assert [r.resolution for r in first.resolved] == [Resolution.MET]
    second = talk.take(said("<verify_identity>"))
    late = second.resolved[0]
    assert (late.resolution, late.credit) == (Resolution.LATE, 0.5)
    talk.take(said("<small_talk>"))
    missed = talk.take(said("<small_talk>"))
    assert [r.resolution for r in missed.resolved] == [Resolution.MISSED]


def test_a_sure_breach_moves_the_mood_before_anything_else():
    """The threat counts, the kind act beside it does not."""
    talk = new_talk()
    turn = talk.take(said("<acknowledge_feeling> <!threat>"))
    assert (turn.heat_before, turn.heat) == (3, 4)
    assert talk.cursor.mood == "furious"


def test_a_suspected_breach_moves_nothing():
    """What the reader only suspects never costs anything."""
    talk = new_talk()
    turn = talk.take(said("<?threat> <acknowledge_feeling>"))
    assert talk.cursor.mood == "civil"
    assert (turn.heat_before, turn.heat) == (3, 1)


def test_a_second_silence_running_is_another_thing_than_the_first():
    """`after: 2` fires the second time in a row only."""
    talk = new_talk()
    talk.take(silence())
    assert talk.cursor.mood == "cross"
    talk.take(silence())
    assert talk.cursor.mood == "furious"


def test_silences_that_are_not_in_a_row_do_not_add_up():
    """A word between two silences starts the count anew."""
    talk = new_talk()
    talk.take(silence())
    talk.take(said("<small_talk>"))
    talk.take(silence())
    assert talk.cursor.mood == "cross"


def test_a_fact_comes_out_when_asked_and_when_the_mood_allows():
    """Asked hot he deflects; asked calm he tells, and the next fact depends on it."""
    talk = new_talk()
    hot = talk.take(said("what do you do? <ask_open:work>"))
    assert (hot.line, hot.deflected, hot.fact) == ("My work is my business.", "night-shift", None)
    talk.take(said("<acknowledge_feeling>"))
    early = talk.take(silence())
    assert early.fact is None
    told = talk.take(said("and work? <ask_open:work>"))
    assert (told.line, told.fact) == ("I work nights.", "night-shift")
    opened = talk.take(silence())
    assert opened.fact == "theft"


def test_what_nothing_handles_is_answered_in_character():
    """Nonsense gets the mood's own line, never the same twice running."""
    talk = new_talk()
    lines = [talk.take(said(words)).line for words in ("blah", "foo", "zzz")]
    assert all(line.startswith("cross unclear") for line in lines)
    assert len(set(lines)) == 3


def test_what_is_said_on_a_common_topic_gets_the_persona_s_line_on_it():
    """Once the fact is known, work is still a topic of the persona."""
    talk = new_talk()
    talk.take(said("<acknowledge_feeling>"))
    talk.take(said("<ask_open:work>"))
    assert talk.take(said("nights, then <state_facts:work>")).line == "Calm about work."


def test_close_waits_while_a_question_is_open():
    """Saying goodbye and asking something in one breath does not end the talk."""
    talk = new_talk()
    talk.take(said("<acknowledge_feeling>"))
    asked = talk.take(said("bye <close> / is that so? <ask_closed>"))
    assert not asked.done
    closed = talk.take(said("bye <close>"))
    assert closed.after.outcome == "later"


def test_a_goodbye_nothing_handles_ends_the_talk_as_the_trainee_s_doing():
    """A hot debtor and no agreement: no row fits, so the trainee left."""
    talk = new_talk()
    assert talk.take(said("bye <close>")).after.outcome == "trainee_hung_up"


def test_hanging_up_ends_at_once():
    """No line, no further turn."""
    talk = new_talk()
    turn = talk.take(Move(MoveKind.HANG_UP, Reading("", "en")))
    assert (turn.line, turn.after.outcome) == ("", "trainee_hung_up")


def test_a_terminal_mood_beats_any_state():
    """A threat to a furious man ends it, whatever the state would do."""
    talk = new_talk()
    talk.take(said("<demand>"))
    turn = talk.take(said("<!threat> <verify_identity>"))
    assert (turn.after.mood, turn.after.outcome, turn.line) == ("gone", "hung_up", "gone.")


def test_patience_ends_every_talk():
    """After twelve turns of nothing he has had enough."""
    talk = new_talk()
    while not talk.done:
        talk.take(said(f"word{len(talk.turns)}"))
    assert (len(talk.turns) - 1, talk.cursor.outcome) == (12, "out_of_patience")
    assert talk.line == "Enough."


def test_coming_back_to_a_state_is_noticed():
    """`again` lines are for a second visit."""
    talk = new_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said("<state_facts:amount>"))
    assert talk.take(said("hello again <greet>")).line == "Back here again."


def test_a_row_may_answer_without_moving_on():
    """A row with lines and no `to` stays."""
    talk = new_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said("<state_facts:amount>"))
    turn = talk.take(said("<set_boundary>"))
    assert (turn.line, turn.after.state) == ("Fine, fine.", "talking")


def test_naming_the_debt_is_noted_with_its_words():
    """Disclosure is any clause about the debt itself; whether it came too early is judged later."""
    owing, hello = said("hello <greet> / you owe money <state_facts:amount>"), said("hello <greet>")
    told = disclosure(segments_of(owing), owing.reading)
    assert told is not None
    assert told[1].strip().startswith("you owe money")
    assert disclosure(segments_of(hello), hello.reading) is None


def test_saying_it_again_earns_nothing_and_is_noticed():
    """The same sympathy twice: no credit, and the signal `repeats`."""
    talk = new_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said("the figure <state_facts:amount>"))
    talk.take(said("I do hear you there <acknowledge_feeling>"))
    talk.take(said("pay up now please <demand>"))
    again = talk.take(said("I do hear you there <acknowledge_feeling>"))
    assert "repeats" in again.signals
    assert [r.credit for r in again.resolved if r.resolution is Resolution.MET] == [0.0]
