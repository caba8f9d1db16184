"""What earlier dialogues recommended, and whether it still has to be done."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from outcome_reports.model.base import Content, Line, Slug
from outcome_reports.model.chapter import RecommendationId
from outcome_reports.model.prose import Prose


class FollowUp(Content):
    """A recommendation of an earlier dialogue, and its follow-up."""

    id: RecommendationId
    """The recommendation's number in the edition it comes from."""
    edition: Slug
    """The edition it comes from: the name of its folder."""
    question: Line
    """What has to be found out: "From the Fourth RSO Constructive Dialogue, R2.3: still open?"."""
    still_open: Literal["unknown", "yes", "no"] = "unknown"
    """`yes` if it still has to be done, `no` if it is done or dropped, `unknown` until somebody has found out."""
    note: Prose | None = None
    """Action taken since, and by whom."""
    _EXAMPLE: ClassVar = {
        "id": "R2.3",
        "edition": "fourth-2026",
        "question": "From the Fourth RSO Constructive Dialogue, R2.3: still open?",
        "still_open": "yes",
        "note": "The first officers have been posted.\n",
    }


class OpenRecommendations(Content):
    """`open-recommendations.yaml`: recommendations of earlier dialogues. A working paper, printed in no document."""

    recommendations: tuple[FollowUp, ...] = ()
    """The recommendations, oldest edition first."""

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        seen = [(entry.edition, entry.id) for entry in self.recommendations]
        for edition, id in seen:
            if seen.count((edition, id)) > 1:
                raise ValueError(f"{id} of “{edition}” is listed twice: delete one")
        return self
