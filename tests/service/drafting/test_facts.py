"""Facts one at a time: kinds, owners, what was withdrawn, and what isn't minuted."""

import pytest

from service.drafting.choosing import chosen
from service.drafting.fact import FactKind
from service.drafting.facts import facts_of
from service.drafting.remarks import Remark
from service.meetings import Word


def said(*lines: str, probability: float = 1.0) -> list[Remark]:
    return [
        Remark(
            f"u{i}", line[0], line[3:], i, i + 1,
            tuple(Word(start=i, end=i, text=w, probability=probability) for w in line[3:].split()), i,
        )
        for i, line in enumerate(lines)
    ]  # fmt: skip


def kinds(*lines: str) -> list[FactKind]:
    return [fact.kind for fact in facts_of(said(*lines), "K", {"Mette"})]


def test_each_fact_has_its_kind() -> None:
    assert kinds("M: Fraværet er faldet til 6 procent siden foråret.") == [FactKind.INFORMATION]
    assert kinds("M: Jeg foreslår, at vi køber nye skærme til kontoret.") == [FactKind.PROPOSAL]
    assert kinds("M: Jeg er bekymret for nattevagterne.") == [FactKind.OBJECTION]
    assert kinds("K: Så aftaler vi, at planen sendes ud på fredag.") == [FactKind.DECISION]
    assert kinds("M: Jeg vil have ført til referat, at gruppen ikke er hørt.") == [FactKind.STATEMENT]
    assert kinds("M: Hvornår begynder den nye kollega?", "L: Hun begynder den 1. maj.") == [
        FactKind.QUESTION,
        FactKind.ANSWER,
    ]


def test_a_task_has_an_owner_and_a_deadline() -> None:
    (task,) = facts_of(said("M: Jeg sender skemaet til alle inden den 1. marts."), "K")
    assert (task.kind, task.owner, task.deadline) == (FactKind.TASK, "jeg", "inden den 1. marts")


def test_who_says_yes_to_a_request_has_the_task() -> None:
    (task,) = facts_of(said("K: Mette, kan du sende skemaet ud inden fredag?", "M: Ja, det gør jeg."), "K", {"Mette"})
    assert (task.kind, task.speaker, task.text) == (FactKind.TASK, "M", "Jeg sender skemaet ud inden fredag.")
    assert task.sources == ("u0", "u1")


def test_a_date_that_is_said_alone_right_after_belongs_to_the_task() -> None:
    for asked, answer, text in [
        ("K: Mette, kan du sende skemaet ud?", "M: Ja ja. Inden pinse.", "Jeg sender skemaet ud inden pinse."),
        ("K: Mette, bestiller du lampen?", "M: Senest på fredag.", "Jeg bestiller lampen senest på fredag."),
        ("K: Mette, du henter nøglerne.", "M: Inden den 1. maj.", "Mette henter nøglerne inden den 1. maj."),
        ("K: Mette, du maler døren.", "M: 15. juni.", "Mette maler døren 15. juni."),
        ("K: Og Mette, vil du bestille bussen?", "M: Inden 1. maj.", "Jeg bestiller bussen inden 1. maj."),
        ("K: Mette, du laver planen, og du når det inden jul?", "M: Ja.", "Jeg laver planen inden jul."),
        ("K: Og Mette laver skiltene til broen?", "M: Ja, inden jul.", "Mette laver skiltene til broen inden jul."),
        ("K: Så Mette ringer til smeden?", "M: Ja.", "Mette ringer til smeden."),
        (
            "K: Mette giver alle besked, ikke, inden den 1. juni?",
            "M: Jo.",
            "Mette giver alle besked, inden den 1. juni.",
        ),
    ]:
        (task,) = facts_of(said(asked, answer), "K", {"Mette"})
        assert (task.kind, task.text, task.sources) == (FactKind.TASK, text, ("u0", "u1"))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("K: Mette laver skiltene?", "M: Nej, det er Lise."),
        ("K: Mette laver måske skiltene?", "M: Ja."),
        ("K: Kioskens ejer laver skiltene?", "M: Ja."),
    ],
)
def test_a_task_that_nobody_says_yes_to_is_a_question(asked: str, answer: str) -> None:
    assert FactKind.TASK not in [fact.kind for fact in facts_of(said(asked, answer), "K", {"Mette"})]


def test_a_date_that_answers_something_else_is_no_deadline() -> None:
    facts = facts_of(said("M: Jeg sender skemaet ud.", "K: Hvornår er næste møde?", "M: På fredag."), "K", {"Mette"})
    assert facts[0].deadline == ""


def test_small_talk_and_procedure_are_left_out() -> None:
    assert kinds("M: Ja.", "K: Værsgo, Mette.", "M: Kan I høre mig?", "L: Er der mere kage?") == []


def test_what_is_withdrawn_or_off_the_record_is_gone() -> None:
    proposal = "M: Jeg foreslår, at vi køber nye skærme til kontoret."
    assert kinds(proposal, "M: Nej, det trækker jeg tilbage.") == []
    assert kinds("M: Det her skal ikke i referatet, men kantinen lukker nok til sommer.") == []


def test_a_withdrawal_takes_only_the_speakers_own() -> None:
    assert kinds("M: Jeg foreslår nye skærme til kontoret.", "L: Så trækker jeg det tilbage.") == [FactKind.PROPOSAL]


def test_badly_heard_talk_is_not_minuted() -> None:
    facts = facts_of(said("M: Fraværet er faldet til 6 procent siden foråret.", probability=0.2), "K")
    assert facts
    assert chosen(facts) == ()


def test_a_short_referat_leaves_talk_out_but_keeps_tasks_and_a_full_one_keeps_both() -> None:
    subjects = ["skærmen", "stolen", "bordet", "lampen", "døren", "vinduet", "trappen", "gulvet", "loftet", "hylden"]
    talk = [
        f"M: Jeg synes, {s} er gammel og står forkert i rummet ved kantinen nummer {i}." for i, s in enumerate(subjects)
    ]
    facts = facts_of(said(*talk, "L: Jeg undersøger priserne inden fredag."), "K")
    kept = chosen(facts, "short")
    assert len(kept) < len(facts)
    assert FactKind.TASK in {fact.kind for fact in kept}
    assert chosen(facts, "full") == facts


def test_agreement_alone_is_no_fact() -> None:
    assert kinds("M: Det er jeg enig i.", "L: Det kan jeg godt leve med.", "M: Helt enig.") == []


def test_a_sentence_that_the_next_rests_on_is_kept() -> None:
    first, second = facts_of(said("M: Vi får en ny kollega.", "M: Hun hedder Line Berg og begynder den 1. maj."), "K")
    assert second.follows == first
    assert set(chosen([first, second])) == {first, second}


def test_nobodys_health_is_a_fact() -> None:
    assert kinds("M: Karen Holm er sygemeldt med stress, og det kan vare længe.") == []


def test_a_clause_left_over_from_the_sentence_before_is_no_fact() -> None:
    assert kinds("M: Så længe de fyrre minutter om morgenen er faste.") == []


def test_a_task_with_a_date_is_kept_though_it_is_said_to_those_present() -> None:
    (task,) = facts_of(said("K: Jeg sender en oversigt over overarbejdet ud til jer inden den 20. marts."), "K")
    assert task.kind is FactKind.TASK


def test_what_is_not_to_be_named_is_gone_though_another_says_so() -> None:
    told = "M: En af de nye i depotet tager altid arbejdet med hjem."
    assert kinds(told) == [FactKind.INFORMATION]
    assert kinds(told, "K: Det må vi ikke sætte navn på.") == []
    assert kinds(told, "K: Vi behøver ikke navne her.") == []


def test_of_ones_own_family_nothing_is_a_fact_least_of_all_illness() -> None:
    assert kinds("M: Jeg har en søn på et bosted, og om vinteren plages han af angst.") == []
    assert kinds("M: Min datter bor på kollegiet, og skemaet passer til hendes skole.") == []


def test_what_another_puts_right_is_written_as_it_was_left() -> None:
    facts = facts_of(said("J: Der er 212 elever i bussen.", "S: Det er 221.", "J: Nå ja, 221 så."), "K")
    assert "Der er 221 elever i bussen." in {fact.text for fact in facts}
    assert not [fact for fact in facts if "212" in fact.text]


def test_an_idea_that_nobody_takes_up_is_no_fact_and_one_that_somebody_does_is() -> None:
    idea = "M: Kunne vi ikke slå koncerterne sammen?"
    assert kinds(idea, "L: Nej, så er der ikke plads.") == [FactKind.INFORMATION]
    assert FactKind.PROPOSAL in kinds(idea, "L: Ja, god idé.")


def test_whoever_says_they_will_has_the_task_in_the_words_it_was_asked_in() -> None:
    (task,) = facts_of(said("K: Hæng sedlen op ved døren.", "L: Det gør jeg."), "K")
    assert (task.kind, task.speaker, task.text) == (FactKind.TASK, "L", "Hæng sedlen op ved døren.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvem skriver til ministeriet?", "Jeg skriver til ministeriet."),
        ("Og hvem vil bestille bussen?", "Jeg bestiller bussen."),
        ("Ringer du til skolen?", "Jeg ringer til skolen."),
        ("Hvem tager referatet?", "Jeg tager referatet."),
    ],
)
def test_who_says_yes_to_a_question_does_what_it_asks(question: str, told: str) -> None:
    assert told in [fact.text for fact in facts_of(said(f"K: {question}", "M: Det gør jeg.")) if fact.owner == "jeg"]


@pytest.mark.parametrize("question", ["Er det dig, der har nøglen til skuret?", "Skal den ikke sendes ud?"])
def test_a_question_is_no_task(question: str) -> None:
    assert not [f for f in facts_of(said(f"K: {question}", "M: Det gør jeg.")) if f.kind is FactKind.TASK]


@pytest.mark.parametrize(
    "said_of_it",
    [
        "Fra min side er der kun en ting.",
        "Jeg har bare én ting.",
        "Så har jeg lige to små ting mere.",
        "Og så er der også et par ting.",
    ],
)
def test_how_much_somebody_will_say_is_no_fact(said_of_it: str) -> None:
    assert kinds(f"M: {said_of_it}") == []


def test_a_thing_that_is_told_is_one() -> None:
    assert kinds("M: Der er to ting, der skal males inden vinter.") == [FactKind.INFORMATION]
