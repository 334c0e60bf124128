from evaluation.measures.names import recalled


def test_each_time_a_term_was_said_counts_once_in_any_inflection() -> None:
    said = "Gitte Bruun gik til Bakkehuset, og Gitte Bruuns cykel står ved Bakkehuset."
    heard = "gitte bruun gik til bakkehuset og gitte bruns cykel står ved bakken"
    counted = recalled(said, heard, ["Gitte Bruun", "Bakkehus", "Omar Said"])
    assert (counted.part, counted.whole) == (2, 4)


def test_a_term_heard_too_often_counts_no_more_than_it_was_said() -> None:
    assert recalled("Gitte kom.", "Gitte, Gitte og Gitte kom.", ["Gitte"]).rate == 1
