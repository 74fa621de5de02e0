"""An interrupt while the ledger is written waits for the end of the transaction."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from dateline.store.handle import Ledger
from dateline.store.interrupts import held
from tests.store.building import add, clusters, head, reading


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_a_transaction_is_ended_before_the_interrupt_is_heard(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt), ledger.transaction(clusters) as write:
        interrupt()
        write.put_report(reading(1), head(reading(1)))
    assert ledger.counts().reports == 1
    add(ledger, reading(2))
    assert ledger.counts().reports == 2


def test_a_second_interrupt_is_heard_at_once() -> None:
    reached = False
    with pytest.raises(KeyboardInterrupt), held():
        interrupt()
        interrupt()
        reached = True
    assert not reached


def test_without_an_interrupt_nothing_is_left_behind() -> None:
    with held(), held():
        pass
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_program_that_treats_interrupts_itself_is_left_alone() -> None:
    heard: list[int] = []
    usual = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        with held():
            interrupt()
            assert heard == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, usual)


def test_another_thread_is_left_alone() -> None:
    ended: list[bool] = []

    def work() -> None:
        with held():
            ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [True]
