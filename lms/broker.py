"""The embedded broker: kombu's filesystem transport made safe for one machine.

The stock transport opens a message's final name before it is written, so a reader can take an empty file, and it
forgets what a killed worker held. Here a message appears whole, by rename, and a claim of a dead process is given back.
"""

import os
import tempfile
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.encoding import bytes_to_str, str_to_bytes
from kombu.utils.json import dumps, loads

RECOVER_EVERY_S = 5.0


def birth_of(pid: int) -> str | None:
    """Return when a process began, in clock ticks: a reused pid is not its predecessor. None if there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[19]
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    return "0"


class Channel(filesystem.Channel):
    """A channel whose messages are whole and whose claims survive a kill."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the folders; kombu makes only some of them."""
        self._claims: dict[str, Path] = {}
        self._unacked_free: set[str] = set()
        super().__init__(*args, **kwargs)
        self._inbox, self._outbox = Path(self.data_folder_in), Path(self.data_folder_out)
        self._held, self._broken = self._inbox.parent / "claimed", self._inbox.parent / "broken"
        for folder in (self._inbox, self._outbox, self._held, self._broken, Path(self.control_folder), Path(self.processed_folder)):
            folder.mkdir(parents=True, exist_ok=True)
        self._next_recovery = 0.0

    def _put(self, queue: str, payload: dict[str, Any], **_kwargs: Any) -> None:  # type: ignore[override]  # kombu's two bases differ
        handle, temporary = tempfile.mkstemp(dir=self._held, prefix=".new-")
        with os.fdopen(handle, "wb") as out:
            out.write(str_to_bytes(dumps(payload)))
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).rename(self._outbox / f"{time.time_ns():020d}_{uuid.uuid4().hex}.{queue}.msg")

    def _recover(self) -> None:
        """Give back what a dead worker had claimed."""
        if time.monotonic() < self._next_recovery:
            return
        self._next_recovery = time.monotonic() + RECOVER_EVERY_S
        for claim in self._held.iterdir():
            owner, sep, name = claim.name.partition("~")
            pid, _, since = owner.partition("-")
            if sep and birth_of(int(pid)) != since:
                self._move(claim, self._inbox / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        del timeout  # a folder is looked through at once
        self._recover()
        for message in sorted(self._inbox.iterdir()):
            if message.name.partition(".")[2] != f"{queue}.msg":
                continue
            claim = self._held / f"{os.getpid()}-{birth_of(os.getpid())}~{message.name}"
            if not self._move(message, claim):
                continue
            payload = self._read(claim)
            if payload is None:
                continue
            if queue in self._unacked_free:
                claim.unlink()
            else:
                self._claims[payload["properties"]["delivery_tag"]] = claim
            return payload
        raise Empty

    def _read(self, claim: Path) -> Any:
        try:
            payload = loads(bytes_to_str(claim.read_bytes()))
            payload["properties"]["delivery_tag"]
        except (ValueError, KeyError, TypeError):
            self._move(claim, self._broken / claim.name.partition("~")[2])
            return None
        return payload

    @staticmethod
    def _move(source: Path, target: Path) -> bool:
        try:
            source.rename(target)
        except FileNotFoundError:
            return False
        return True

    def _drop(self, tag: str) -> None:
        claim = self._claims.pop(tag, None)
        if claim is not None:
            claim.unlink(missing_ok=True)

    def basic_ack(self, delivery_tag: str, multiple: bool = False) -> None:  # noqa: FBT001, FBT002  kombu's signature
        """Acknowledge: the claim is done with."""
        super().basic_ack(delivery_tag, multiple)
        self._drop(delivery_tag)

    def basic_reject(self, delivery_tag: str, requeue: bool = False) -> None:  # noqa: FBT001, FBT002  kombu's signature
        """Refuse: kombu puts it back where asked."""
        super().basic_reject(delivery_tag, requeue=requeue)
        self._drop(delivery_tag)

    def _restore(self, message: Any) -> None:
        super()._restore(message)
        self._drop(message.delivery_tag)

    def basic_consume(self, queue: str, no_ack: bool, *args: Any, **kwargs: Any) -> Any:  # noqa: FBT001  kombu's signature
        """Consume; control traffic comes without acknowledgement."""
        if no_ack:
            self._unacked_free.add(queue)
        return super().basic_consume(queue, no_ack, *args, **kwargs)

    def basic_get(self, queue: str, no_ack: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002  kombu's signature
        """Take one message."""
        message = super().basic_get(queue, no_ack=no_ack, **kwargs)
        if message is not None and no_ack:
            self._drop(str(message.delivery_tag))
        return message


class Transport(filesystem.Transport):
    """The filesystem transport with our channel."""

    Channel = Channel
