"""What stands where on a page: blocks of text, their lines, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

_SAME_LINE = 6.5
"""Points between baselines of one line at most: a raised number is on the line it belongs to."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)

    def meet(self, other: Box) -> Box:
        """What both cover; its area is 0 where they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Text set in one go."""

    text: str
    box: Box
    baseline: float
    size: float
    colour: tuple[int, int, int]
    mark: int


@dataclass(slots=True)
class Block:
    """The part of a paragraph, heading, list item or cell that stands on one page."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    row: int = -1
    """Which row of the page's tables it is in, -1 for none."""
    cell: int = -1
    """Which cell of the page's tables it is in."""
    cell_kind: str = ""
    """TH or TD, "" outside of tables."""
    in_head: bool = False
    """Whether the row is a header row, which says what the columns are."""

    @property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def box(self) -> Box:
        boxes = [run.box for run in self.runs]
        return Box(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )

    @property
    def rows_of_text(self) -> list[str]:
        """The words of each line, from top to bottom."""
        rows: list[list[Run]] = []
        for run in sorted(self.runs, key=lambda run: -run.baseline):
            if not run.text.strip():
                continue
            if rows and rows[-1][-1].baseline - run.baseline <= _SAME_LINE:
                rows[-1].append(run)
            else:
                rows.append([run])
        return ["".join(run.text for run in sorted(row, key=lambda run: run.box.left)) for row in rows]

    @property
    def lines(self) -> int:
        return len(self.rows_of_text)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of pixels."""

    pixels: tuple[int, int]
    box: Box

    @property
    def density(self) -> float:
        """Pixels for each inch, in the direction that has fewer."""
        width, height = self.box.right - self.box.left, self.box.top - self.box.bottom
        return 72 * min(self.pixels[0] / width, self.pixels[1] / height)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `blocks` in the order of the tags, `furniture` (running heads, page numbers), the text outside them."""

    number: int
    width: float
    height: float
    blocks: list[Block]
    furniture: list[Run]
    pictures: list[Picture]

    @property
    def runs(self) -> list[Run]:
        """All text."""
        return [*self.furniture, *(run for block in self.blocks for run in block.runs)]
