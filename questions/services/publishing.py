"""Publish a bank's questions: a changed one gets a new frozen version, an unchanged one nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from lib import shapes
from lib.packs import Loaded
from questions.domain import AnyQuestion
from questions.models import Bank, Question, QuestionVersion


@transaction.atomic
def publish(*, bank_slug: str, questions: Sequence[AnyQuestion], by: Actor, at: datetime) -> Loaded:
    """Publish questions into a bank; ids in the answer are `question:<id>`."""
    bank, _ = Bank.objects.get_or_create(slug=bank_slug)
    slots = {s.slug: s for s in Question.objects.filter(slug__in=[q.id for q in questions]).select_related("current")}
    loaded = Loaded()
    for question in questions:
        slot = slots.get(question.id) or Question.objects.create(bank=bank, slug=question.id)
        _place(slot, bank, question, loaded, at)
    if loaded.added or loaded.changed:
        details = {"added": loaded.added, "changed": loaded.changed}
        write(by=by, verb="questions.publish", subject=f"questions.bank:{bank.pk}", at=at, details=details)
    return loaded


def _place(slot: Question, bank: Bank, question: AnyQuestion, loaded: Loaded, at: datetime) -> None:
    name = f"question:{question.id}"
    moved = slot.bank_id != bank.pk
    if slot.current and slot.current.sha256 == shapes.sha256_of(question) and not moved:
        loaded.same.append(name)
        return
    (loaded.changed if slot.current else loaded.added).append(name)
    version = QuestionVersion.next_for(slot, question, at)
    version.save()
    slot.bank, slot.current = bank, version
    slot.save(update_fields=["bank", "current"])
