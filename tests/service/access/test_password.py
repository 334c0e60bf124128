import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from service.access.password import LONGEST, PasswordError, Passwords, judge, new_password


class Counting(PasswordHasher):
    """A quick hasher that counts its checks."""

    def __init__(self, time_cost: int = 1) -> None:
        super().__init__(time_cost=time_cost, memory_cost=8, parallelism=1)
        self.checked = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override] # noqa: A002 - argon2's name
        self.checked += 1
        return bool(super().verify(hash, password))


def test_a_password_fits_what_was_kept_of_it_and_nothing_else_does() -> None:
    passwords = Passwords(Counting())
    kept = passwords.hash("tre grønne elefanter")
    assert "elefanter" not in kept
    assert passwords.fits("tre grønne elefanter", kept)
    assert not passwords.fits("tre grønne elefante", kept)
    assert not passwords.fits("", kept)
    assert not passwords.fits("tre grønne elefanter", "ikke en hash")


def test_real_passwords_are_kept_with_argon2id_and_the_library_s_own_parameters() -> None:
    kept = Passwords().hash("tre grønne elefanter")
    assert kept.startswith("$argon2id$")
    assert not PasswordHasher().check_needs_rehash(kept)


def test_an_account_that_is_not_there_costs_the_same_check() -> None:
    hasher = Counting()
    passwords = Passwords(hasher)
    assert not passwords.fits("tre grønne elefanter", None)
    assert hasher.checked == 1
    kept = passwords.hash("tre grønne elefanter")
    assert passwords._nobody.rsplit("$", 2)[0] == kept.rsplit("$", 2)[0]  # the same work
    assert len(passwords._nobody) == len(kept)
    assert not passwords.is_outdated(passwords._nobody)
    passwords.fits("forkert", passwords.hash("tre grønne elefanter"))
    assert hasher.checked == 2


def test_the_same_letters_are_the_same_password_on_every_machine() -> None:
    passwords = Passwords(Counting())
    assert passwords.fits("A\u030asen går sin gang", passwords.hash("Åsen ga\u030ar sin gang"))


def test_a_hash_with_yesterday_s_parameters_is_outdated() -> None:
    kept = Passwords(Counting(time_cost=1)).hash("tre grønne elefanter")
    assert Passwords(Counting(time_cost=2)).is_outdated(kept)
    assert not Passwords(Counting(time_cost=1)).is_outdated(kept)


@pytest.mark.parametrize(
    "password",
    [
        "tre grønne elefanter",
        "hestevognsbakken",
        "k7m2-93xq-8h4d-w2pn",
        "7392-8437-2398-4423",
        "Adas cykel står i skuret",
        "ærø øre åre ære",
        "correct horse battery staple",
    ],
)
def test_what_is_long_and_not_easily_guessed_may_be_chosen(password: str) -> None:
    judge(password, name="Ada Holm", email="ada.holm@fjordlev.dk")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "mindst 12 tegn"),
        ("kort", "mindst 12 tegn"),
        ("elleve tegn", "mindst 12 tegn"),
        ("x" * (LONGEST + 1), "højst have 256"),
        ("ada.holm@fjordlev.dk", "dit navn"),
        ("Ada Holm 2026!", "dit navn"),
        ("holmholmholm", "dit navn"),
        ("AdaHolm123456", "dit navn"),
        ("Adgangskode123!", "let at gætte"),
        ("password1234", "let at gætte"),
        ("PASSWORDPASSWORD", "let at gætte"),
        ("Sommer2026!!!!", "let at gætte"),
        ("september2026", "let at gætte"),
        ("123456789012", "let at gætte"),
        ("210987654321", "let at gætte"),
        ("111111111111", "let at gætte"),
        ("abcdefghijkl", "let at gætte"),
        ("abababababab", "let at gætte"),
        ("qwertyuiop12", "let at gætte"),
        ("            ", "let at gætte"),
    ],
)
def test_what_is_short_or_easily_guessed_may_not(password: str, why: str) -> None:
    with pytest.raises(PasswordError, match=why):
        judge(password, name="Ada Holm", email="ada.holm@fjordlev.dk")


def test_first_passwords_are_good_enough_and_never_the_same() -> None:
    many = [new_password() for _ in range(500)]
    for first in many:
        judge(first, name="Ada Holm", email="ada.holm@fjordlev.dk")
    assert len(set(many)) == len(many)


@given(st.text(max_size=300), st.text(max_size=50), st.text(max_size=50))
def test_any_text_is_judged(password: str, name: str, email: str) -> None:
    try:
        judge(password, name=name, email=email)
    except PasswordError as error:
        line = str(error)
        assert "\n" not in line
        assert len(password) < 12 or password not in line
