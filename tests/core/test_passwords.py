"""Passwords: how they are hashed, how many at once, and which ones are refused."""

import statistics
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import islice, product

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher

from api.core.errors import TooManyRequests
from api.core.passwords import Passwords, TooManyHashes, faults_in, is_common

GOOD = "sixteen blue kettles"
EMAIL = "jo.doe@economy.example"


@pytest.fixture(scope="module")
def passwords() -> Passwords:
    """Passwords as production hashes them."""
    return Passwords()


def codes(password: str, email: str = EMAIL) -> set[str]:
    """The codes of what is wrong with it."""
    return {fault.code for fault in faults_in(password, email)}


def test_a_password_is_stored_as_argon2id_with_the_published_parameters(
    passwords: Passwords,
) -> None:
    assert passwords.hash(GOOD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_same_password_has_another_hash_each_time(passwords: Passwords) -> None:
    assert passwords.hash(GOOD) != passwords.hash(GOOD)


def test_a_right_password_holds_and_a_wrong_one_does_not(passwords: Passwords) -> None:
    stored = passwords.hash(GOOD)
    assert passwords.verify(GOOD, stored).holds
    assert passwords.verify(GOOD, stored).rehashed is None
    assert not passwords.verify(GOOD + "!", stored).holds
    assert not passwords.verify(GOOD.upper(), stored).holds
    assert not passwords.verify("", stored).holds


@pytest.mark.parametrize("password", ["", GOOD, "x" * 100_000, "\ud800" * 20, "a\0b"])
def test_nobodys_password_never_holds(passwords: Passwords, password: str) -> None:
    assert not passwords.verify(password, None).holds


def test_a_password_that_could_not_have_been_set_does_not_hold(passwords: Passwords) -> None:
    stored = passwords.hash("")
    for password in ("", "x" * 100_000, "e\u0301" * 1000, "\ud800" * 20, "a\0b"):
        assert not passwords.verify(password, stored).holds


def test_a_password_typed_with_combining_accents_is_the_same_password(
    passwords: Passwords,
) -> None:
    composed = "très élégante forêt"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    assert passwords.verify(decomposed, passwords.hash(composed)).holds


def test_a_hash_with_older_parameters_is_renewed_when_its_password_holds(
    passwords: Passwords,
) -> None:
    older = Passwords(Argon2Hasher(time_cost=1, memory_cost=8 * 1024, parallelism=1)).hash(GOOD)
    assert passwords.verify("another password", older).rehashed is None
    renewed = passwords.verify(GOOD, older).rehashed
    assert renewed is not None
    assert "m=19456,t=2,p=1" in renewed
    assert passwords.verify(GOOD, renewed).holds


def test_an_unknown_user_takes_as_long_as_a_known_one(passwords: Passwords) -> None:
    stored = passwords.hash(GOOD)

    def seconds(against: str | None) -> float:
        started = time.perf_counter()
        passwords.verify("a wrong password of somebody", against)
        return time.perf_counter() - started

    pairs = [(seconds(stored), seconds(None)) for _ in range(25)]
    known, unknown = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert 0.5 < unknown / known < 2


class SlowHasher(Argon2Hasher):
    """Holds each hash until the test lets go, and counts how many run at once."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.go_on = threading.Event()
        self.go_on.set()
        self.lock = threading.Lock()
        self.running = self.most = self.done = 0

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        """Hash, waiting while the test says so."""
        with self.lock:
            self.running += 1
            self.most = max(self.most, self.running)
        self.go_on.wait(10)
        hashed = super().hash(password, salt=salt)
        with self.lock:
            self.running -= 1
            self.done += 1
        return hashed


def test_two_hashes_run_sixteen_wait_and_the_next_is_told_to_come_back() -> None:
    hasher = SlowHasher()
    passwords = Passwords(hasher)
    hasher.done = hasher.most = 0
    hasher.go_on.clear()
    refused: list[TooManyHashes] = []
    accepted: list[str] = []

    def ask() -> None:
        try:
            accepted.append(passwords.hash(GOOD))
        except TooManyHashes as problem:
            refused.append(problem)

    threads = [threading.Thread(target=ask) for _ in range(30)]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 10
    while len(refused) < 12 and time.monotonic() < deadline:
        time.sleep(0.01)
    hasher.go_on.set()
    for thread in threads:
        thread.join()
    assert hasher.most == 2
    assert (len(accepted), len(refused)) == (18, 12)
    assert isinstance(refused[0], TooManyRequests)
    assert int(refused[0].headers["Retry-After"]) >= 1
    assert passwords.hash(GOOD)


def test_a_place_is_given_back_when_hashing_fails(passwords: Passwords) -> None:
    for _ in range(40):
        with pytest.raises(TypeError):
            passwords.hash(None)  # type: ignore[arg-type]
    narrow = Passwords(concurrent=1, waiting=0)
    for _ in range(3):
        with pytest.raises(Exception, match="hash"):
            narrow.verify(GOOD, "not a hash")
    assert not narrow.verify(GOOD, None).holds


# Which passwords may be set


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "correct horse battery staple",
        "7f3kq9vz2mxwp4t",
        "パスワードは長い文章のほうがよい",
        "kettles " * 16,
        "a plain sentence, with 2 numbers!",
    ],
)
def test_a_long_password_that_is_not_common_may_be_set(password: str) -> None:
    assert codes(password.ljust(15, "x")[:128]) == set()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("blue kettles 1", "password.too-short"),
        ("e\u0301" * 14, "password.too-short"),
        ("sixteen blue kettles " * 7, "password.too-long"),
        ("x" * 10_000_000, "password.too-long"),
        ("sixteen\0blue kettles", "password.unreadable-character"),
        ("sixteen\nblue kettles", "password.unreadable-character"),
        ("sixteen \ud800 blue kettles", "password.unreadable-character"),
        ("blue kettles jo.doe", "password.holds-email"),
        ("JO.DOE BLUE KETTLES", "password.holds-email"),
        ("jo.doe and jo.doe!!", "password.holds-email"),
        ("aaaaaaaaaaaaaaaaaaaa", "password.common"),
        ("abcabcabcabcabcabcabc", "password.common"),
    ],
)
def test_a_password_is_refused_with_the_code_of_its_fault(password: str, code: str) -> None:
    assert code in codes(password)


def test_fifteen_and_128_characters_may_be_set_and_14_and_129_may_not() -> None:
    text = "".join(chr(0x3B1 + number * 7 % 24) for number in range(129))
    assert codes(text[:15]) == codes(text[:128]) == set()
    assert codes(text[:14]) == {"password.too-short"}
    assert codes(text[:129]) == {"password.too-long"}


def test_a_fault_says_which_field_it_is_in() -> None:
    (fault,) = faults_in("blue kettles 1", EMAIL, pointer="/new_password")
    assert fault.pointer == "/new_password"


def test_the_name_in_front_of_the_address_may_be_part_of_a_password_that_does_without() -> None:
    assert codes("sixteen blue jo.doe kettles") == set()


def test_the_name_in_front_of_a_short_address_may_be_part_of_a_word() -> None:
    assert codes("the channel of annie", "ann@economy.example") == set()


def test_a_fault_never_repeats_the_password() -> None:
    for password in ("blue kettle 1", "password123456789", "blue kettles jo.doe", "x" * 600):
        assert all(password not in fault.detail for fault in faults_in(password, EMAIL))


def common_variants() -> Iterator[str]:
    """Write the passwords that people make of one word to reach fifteen characters."""
    text = files("api.core").joinpath("common_passwords.txt").read_text()
    words = [line for line in text.splitlines() if line and not line.startswith("#")]
    decorations: list[tuple[Callable[[str], str], str]] = [
        (str.lower, "123456789012345"),
        (str.title, "1234567890!"),
        (str.upper, "2026"),
        (str.title, "2025!!"),
        (str.swapcase, "#007"),
        (lambda word: word.replace("a", "@").replace("o", "0").replace("s", "$"), "123"),
        (lambda word: word.replace("e", "3").replace("i", "1").replace("l", "1"), "_2024"),
        (lambda word: word + "apec", "2026"),
        (lambda word: word + "-password", "1"),
        (lambda word: f"{word}.{word}.", "123"),
        (lambda word: "qwerty" + word, ""),
    ]
    for word, (decorate, tail) in product(words, decorations):
        variant = decorate(word) + tail
        while len(variant) < 15:
            variant += variant
        yield variant


def test_at_least_three_thousand_likely_passwords_are_refused() -> None:
    likely = [variant for variant in dict.fromkeys(common_variants()) if len(variant) <= 128]
    passed = [variant for variant in likely if not is_common(variant)]
    assert passed == []
    assert len(likely) >= 3000


@pytest.mark.parametrize(
    "password",
    [
        "qwertyuiopasdfgh",
        "1q2w3e4r5t6y7u8i",
        "123456789012345",
        "Summer2026!Summer",
        "P@ssw0rd-P@ssw0rd",
        "apec-ctwg-2026!!!",
        "Welcome1Welcome1",
    ],
)
def test_what_people_type_to_reach_fifteen_characters_is_refused(password: str) -> None:
    assert is_common(password)


def test_looking_for_common_pieces_takes_no_time_on_any_text() -> None:
    started = time.process_time()
    for text in ("password" * 16, "passwordapec1" * 9, "1" * 128, "qw" * 64, "a1" * 63 + "zz"):
        for _ in islice(iter(int, 1), 20):
            is_common(text)
    assert time.process_time() - started < 1
