"""The embedded broker loses nothing: messages appear whole, and what a dead worker held comes back."""

import json
import multiprocessing
import os
from pathlib import Path
from typing import Any

import kombu
import pytest

from lms import broker

MESSAGES = 300


def _queue(connection: kombu.Connection, folder: Path) -> Any:
    """Return a queue named after the folder: kombu remembers bindings for the whole process."""
    return connection.SimpleQueue(folder.name)


def _connection(folder: Path) -> kombu.Connection:
    options = {
        "data_folder_in": str(folder / "data"),
        "data_folder_out": str(folder / "data"),
        "control_folder": str(folder / "control"),
        "processed_folder": str(folder / "processed"),
    }
    return kombu.Connection(transport=broker.Transport, transport_options=options)


def _publish(folder: Path, name: int) -> None:
    with _connection(folder) as connection:
        queue = _queue(connection, folder)
        for number in range(MESSAGES):
            queue.put({"name": name, "number": number, "padding": "x" * 400})


def test_nothing_is_lost_between_two_writers_and_a_busy_reader(tmp_path: Path) -> None:
    writers = [multiprocessing.get_context("spawn").Process(target=_publish, args=(tmp_path, name)) for name in (1, 2)]
    for writer in writers:
        writer.start()
    seen = set()
    with _connection(tmp_path) as connection:
        queue = _queue(connection, tmp_path)
        while any(w.is_alive() for w in writers) or queue.qsize():
            try:
                message = queue.get(block=False)
            except queue.Empty:
                continue
            seen.add((message.payload["name"], message.payload["number"]))
            message.ack()
    assert seen == {(name, number) for name in (1, 2) for number in range(MESSAGES)}
    assert not list((tmp_path / "claimed").iterdir())


def _take_and_die(folder: Path) -> None:
    with _connection(folder) as connection:
        _queue(connection, folder).get(block=False)
        os._exit(9)


def test_what_a_killed_worker_held_comes_back(tmp_path: Path) -> None:
    with _connection(tmp_path) as connection:
        _queue(connection, tmp_path).put({"deed": 1})
    reader = multiprocessing.get_context("spawn").Process(target=_take_and_die, args=(tmp_path,))
    reader.start()
    reader.join()
    assert len(list((tmp_path / "claimed").iterdir())) == 1
    with _connection(tmp_path) as connection:
        message = _queue(connection, tmp_path).get(block=False)
        assert message.payload == {"deed": 1}


@pytest.mark.parametrize("torn", [b"", b"{", json.dumps({"properties": {}}).encode(), b"\xff\xfe"])
def test_an_unreadable_message_is_put_aside(tmp_path: Path, torn: bytes) -> None:
    with _connection(tmp_path) as connection:
        queue = _queue(connection, tmp_path)
        (tmp_path / "data" / f"0000_x.{tmp_path.name}.msg").write_bytes(torn)
        queue.put({"deed": 2})
        assert queue.get(block=False).payload == {"deed": 2}
    assert [p.name for p in (tmp_path / "broken").iterdir()] == [f"0000_x.{tmp_path.name}.msg"]
