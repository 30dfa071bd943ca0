"""Scenarios, their frozen versions, runs kept as their log, and red lines that wait for an assessor."""

from scenarios.models.claim import FactClaim
from scenarios.models.pause import Pause
from scenarios.models.run import Run, State
from scenarios.models.scenario import Scenario, ScenarioVersion
from scenarios.models.suspicion import Decision, Suspicion
from scenarios.models.turn import RunTurn

__all__ = ["Decision", "FactClaim", "Pause", "Run", "RunTurn", "Scenario", "ScenarioVersion", "State", "Suspicion"]
