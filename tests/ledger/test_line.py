"""Writers have their turns in the order of asking, and nobody who goes away stops the others."""

from __future__ import annotations

from threading import Event, Thread

from tallystick.ledger.line import Line


def test_turns_come_in_the_order_of_asking() -> None:
    line, came = Line(), list[int]()

    def write(number: int) -> None:
        with line.turn():
            came.append(number)

    with line.turn():
        threads = []
        for number in range(5):
            threads.append(Thread(target=write, args=(number,)))
            threads[-1].start()
            while len(line) <= number:
                Event().wait(0.001)
        assert came == []
    for thread in threads:
        thread.join()
    assert came == [0, 1, 2, 3, 4]


def test_a_turn_that_fails_ends() -> None:
    line = Line()
    for _ in range(2):
        try:
            with line.turn():
                raise ValueError
        except ValueError:
            assert len(line) == 0
