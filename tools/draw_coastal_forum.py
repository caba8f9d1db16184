"""Draw the six pictures of the invented Coastal Forum: `python tools/draw_coastal_forum.py`.

They are made of nothing but the colours of its brand (content/coastal-forum-2026/brand/coastal-forum.yaml); the same
bytes come out each time.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, FINER = 1600, 900, 3
TARGET = Path(__file__).parents[1] / "content" / "coastal-forum-2026" / "images"

NIGHT, GREEN, LEAF, MIST = "#143d2f", "#2c6b50", "#3f8f6b", "#a9dcc2"
PAPER, SAND, LINE, OCHRE, WINE = "#fffdf7", "#f4f0e1", "#d9d2b8", "#e0b04f", "#8c2f39"
Point = tuple[float, float]


class Canvas:
    """A picture drawn at three times its size, then made smaller, so that edges are smooth."""

    def __init__(self, ground: str) -> None:
        self._image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), ground)
        self._draw = ImageDraw.Draw(self._image)

    def area(self, points: Iterable[Point], colour: str) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, round_: float = 0) -> None:
        """Fill a rectangle, with round corners if wanted."""
        place = (x * FINER, y * FINER, (x + width) * FINER, (y + height) * FINER)
        self._draw.rounded_rectangle(place, radius=round_ * FINER, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle around x, y."""
        place = ((x - radius) * FINER, (y - radius) * FINER, (x + radius) * FINER, (y + radius) * FINER)
        self._draw.ellipse(place, fill=colour)

    def arc(self, x: float, y: float, radius: float, start: float, stop: float, colour: str, width: float) -> None:
        """Draw a part of a circle, in degrees, clockwise from the right."""
        place = ((x - radius) * FINER, (y - radius) * FINER, (x + radius) * FINER, (y + radius) * FINER)
        self._draw.arc(place, start, stop, fill=colour, width=round(width * FINER))

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        """Draw a line through points."""
        scaled = [(x * FINER, y * FINER) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * FINER), joint="curve")

    def waves(self, top: float, colour: str, height: float, length: float, shift: float = 0) -> None:
        """Fill all that is below a wavy line."""
        edge = [(x, top + height * math.sin((x + shift) * 2 * math.pi / length)) for x in range(0, WIDTH + 8, 8)]
        self.area([*edge, (WIDTH, HEIGHT), (0, HEIGHT)], colour)

    def save(self, name: str) -> None:
        """Write the picture as PNG of few colours."""
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.quantize(96, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True, dpi=(250, 250))


def coast() -> None:
    """Draw a headland with a lighthouse at the end of the day."""
    canvas = Canvas(SAND)
    canvas.disc(470, 430, 150, OCHRE)
    for number in range(4):
        canvas.box(0, 330 + 52 * number, WIDTH, 7 + 4 * number, SAND)
    canvas.waves(520, MIST, 6, 420)
    canvas.area([(760, 560), (900, 430), (1060, 400), (1240, 330), (1420, 350), (WIDTH, 290), (WIDTH, 700)], LEAF)
    canvas.area([(700, 640), (930, 520), (1160, 500), (1330, 420), (WIDTH, 410), (WIDTH, 760)], GREEN)
    canvas.area([(1206, 470), (1226, 210), (1274, 210), (1294, 470)], PAPER)
    for top in (256, 346, 436):
        spread = (top - 210) * 20 / 260
        canvas.area(
            [(1226 - spread, top), (1274 + spread, top), (1277 + spread, top + 42), (1223 - spread, top + 42)], WINE
        )
    canvas.box(1216, 194, 68, 16, NIGHT)
    canvas.box(1230, 150, 40, 46, OCHRE)
    canvas.area([(1220, 150), (1280, 150), (1250, 112)], NIGHT)
    canvas.area([(1230, 158), (1230, 188), (640, 96), (640, 24)], PAPER)
    canvas.waves(600, LEAF, 9, 360, 90)
    canvas.waves(690, GREEN, 11, 440, 200)
    canvas.waves(790, NIGHT, 12, 520, 20)
    canvas.save("coast")


def port() -> None:
    """Draw a quay with cranes, boxes and a ship."""
    canvas = Canvas(MIST)
    canvas.disc(1330, 190, 92, PAPER)
    canvas.area([(0, 470), (240, 380), (520, 440), (800, 350), (1200, 430), (WIDTH, 360), (WIDTH, 600), (0, 600)], LEAF)
    for x in (210, 560):
        for leg in (0, 118):
            canvas.line([(x + leg, 650), (x + leg, 300)], WINE, 16)
        canvas.line([(x, 470), (x + 118, 470)], WINE, 12)
        canvas.line([(x - 90, 292), (x + 420, 292)], WINE, 20)
        canvas.line([(x + 60, 190), (x - 90, 290)], WINE, 8)
        canvas.line([(x + 60, 190), (x + 400, 290)], WINE, 8)
        canvas.line([(x + 60, 190), (x + 60, 300)], WINE, 14)
        canvas.line([(x + 330, 300), (x + 330, 430)], NIGHT, 5)
        canvas.box(x + 290, 430, 80, 44, OCHRE)
    canvas.box(0, 650, 830, 250, NIGHT)
    colours = (OCHRE, PAPER, GREEN, WINE, LINE)
    for row in range(3):
        for column in range(6 - row):
            canvas.box(30 + column * 96, 600 - row * 50, 90, 46, colours[(row * 2 + column) % 5])
    canvas.waves(720, GREEN, 7, 300)
    canvas.box(0, 650, 830, 40, SAND)
    canvas.box(0, 690, 830, 210, NIGHT)
    canvas.area([(880, 640), (1560, 640), (1500, 800), (950, 800)], NIGHT)
    canvas.area([(890, 672), (1548, 672), (1537, 700), (902, 700)], WINE)
    canvas.box(1370, 500, 130, 140, PAPER)
    canvas.box(1390, 530, 90, 26, NIGHT)
    canvas.box(1420, 430, 40, 70, WINE)
    for row in range(2):
        for column in range(4):
            canvas.box(930 + column * 102, 594 - row * 50, 96, 46, colours[(row + column * 2) % 5])
    canvas.waves(790, LEAF, 9, 380, 120)
    canvas.save("port")


def boat() -> None:
    """Draw a patrol boat on its way out."""
    canvas = Canvas(PAPER)
    for number in range(5):
        canvas.arc(1180, 470, 90 + number * 64, 180, 360, (OCHRE, LINE)[number % 2], 10)
    canvas.disc(1180, 470, 66, OCHRE)
    canvas.waves(470, MIST, 6, 380)
    canvas.waves(590, LEAF, 12, 460, 60)
    canvas.area([(250, 540), (1120, 520), (1010, 680), (330, 690)], NIGHT)
    canvas.area([(262, 572), (1098, 552), (1082, 576), (274, 598)], WINE)
    canvas.area([(430, 540), (470, 400), (790, 392), (850, 530)], PAPER)
    canvas.line([(430, 540), (470, 400), (790, 392), (850, 530), (430, 540)], NIGHT, 8)
    for left in (500, 600, 700):
        canvas.area([(left, 424), (left + 72, 422), (left + 78, 472), (left - 6, 474)], GREEN)
    canvas.line([(610, 396), (610, 220)], NIGHT, 12)
    canvas.line([(560, 300), (660, 300)], NIGHT, 8)
    canvas.area([(616, 226), (740, 254), (616, 286)], WINE)
    canvas.disc(610, 214, 12, OCHRE)
    canvas.line([(870, 526), (870, 470), (1090, 462)], NIGHT, 6)
    canvas.waves(668, GREEN, 14, 520, 150)
    canvas.area([(60, 690), (330, 650), (300, 700), (90, 730)], PAPER)
    canvas.waves(770, NIGHT, 12, 600, 0)
    canvas.save("boat")


def radio() -> None:
    """Draw a radio set that listens, and the waves that reach it."""
    canvas = Canvas(NIGHT)
    for number in range(9):
        canvas.arc(1240, 250, 70 + number * 74, 90, 270, (LEAF, GREEN)[number % 2], 9)
    canvas.line([(1240, 250), (1240, 700)], SAND, 14)
    canvas.line([(1170, 700), (1240, 420), (1310, 700)], SAND, 8)
    canvas.line([(1196, 600), (1284, 600)], SAND, 6)
    canvas.disc(1240, 250, 26, OCHRE)
    canvas.box(210, 380, 690, 350, SAND, round_=26)
    canvas.box(250, 420, 300, 130, NIGHT, round_=10)
    canvas.line(
        [(270 + x * 4, 485 - 34 * math.sin(x / 5.2) * math.exp(-((x - 32) ** 2) / 420)) for x in range(66)], OCHRE, 7
    )
    for row in range(3):
        for column in range(5):
            canvas.disc(278 + column * 60, 598 + row * 44, 13, (LEAF, WINE, GREEN)[(row + column) % 3])
    for number in range(7):
        canvas.box(600, 426 + number * 20, 260, 8, LINE, round_=4)
    canvas.disc(670, 650, 50, NIGHT)
    canvas.line([(670, 650), (700, 618)], OCHRE, 8)
    canvas.disc(806, 650, 34, WINE)
    canvas.line([(900, 640), (960, 660), (940, 740), (1010, 790), (1090, 760)], SAND, 10)
    canvas.box(1060, 726, 150, 70, WINE, round_=30)
    canvas.box(0, 780, WIDTH, 120, GREEN)
    canvas.box(210, 730, 690, 52, LINE)
    canvas.save("radio")


def chart() -> None:
    """Draw a sea chart with depths, a course and a compass rose."""
    canvas = Canvas(PAPER)
    for number, colour in enumerate((MIST, LEAF, GREEN)):
        shrink = number * 92
        points = []
        for step in range(121):
            angle = step * math.pi / 60
            wobble = 1 + 0.13 * math.sin(3 * angle + 0.6) + 0.07 * math.sin(5 * angle)
            points.append(
                (1110 + (600 - shrink) * wobble * math.cos(angle), 480 + (420 - shrink) * wobble * math.sin(angle))
            )
        canvas.area(points, colour)
    for number in range(1, 9):
        canvas.line([(number * 178, 0), (number * 178, HEIGHT)], LINE, 2)
        canvas.line([(0, number * 112), (WIDTH, number * 112)], LINE, 2)
    canvas.area([(0, 0), (560, 0), (470, 120), (390, 150), (330, 280), (190, 330), (120, 470), (0, 520)], SAND)
    canvas.line([(560, 0), (470, 120), (390, 150), (330, 280), (190, 330), (120, 470), (0, 520)], NIGHT, 6)
    course = [(366, 240), (640, 420), (900, 440), (1120, 620), (1440, 700)]
    for (x, y), (x2, y2) in itertools.pairwise(course):
        length = math.hypot(x2 - x, y2 - y)
        for part in range(0, int(length), 40):
            ends = [part / length, min(part + 24, length) / length]
            canvas.line([(x + (x2 - x) * end, y + (y2 - y) * end) for end in ends], WINE, 9)
    for x, y in course:
        canvas.disc(x, y, 19, WINE)
        canvas.disc(x, y, 9, PAPER)
    for step in range(16):
        angle, reach = step * math.pi / 8, (150 if step % 4 == 0 else 104 if step % 2 == 0 else 64)
        side = math.pi / 2 + angle
        tip = (300 + reach * math.sin(angle), 690 - reach * math.cos(angle))
        for turn, colour in ((1, NIGHT), (-1, OCHRE)):
            foot = (300 + 20 * turn * math.sin(side), 690 - 20 * turn * math.cos(side))
            canvas.area([(300, 690), foot, tip], colour)
    canvas.arc(300, 690, 126, 0, 360, NIGHT, 5)
    canvas.save("chart")


def classroom() -> None:
    """Draw a room that is ready for the first exercise."""
    canvas = Canvas(SAND)
    canvas.box(0, 0, WIDTH, 610, MIST)
    canvas.box(430, 90, 740, 380, NIGHT, round_=8)
    canvas.line([(470, 400), (600, 330), (740, 350), (880, 230), (1010, 260), (1130, 150)], OCHRE, 9)
    for x, y in ((600, 330), (740, 350), (880, 230), (1010, 260)):
        canvas.disc(x, y, 14, PAPER)
    canvas.line([(470, 430), (1130, 430)], LEAF, 5)
    for number in range(4):
        canvas.box(490, 132 + number * 30, (220, 180, 240, 130)[number], 9, LEAF, round_=4)
    canvas.box(90, 120, 230, 300, PAPER)
    for x, y in ((90, 120), (205, 120), (90, 270), (205, 270)):
        canvas.box(x + 10, y + 10, 98, 128, LEAF)
    canvas.disc(250, 190, 30, OCHRE)
    canvas.box(0, 600, WIDTH, 14, GREEN)
    canvas.box(1290, 200, 180, 220, WINE)
    canvas.disc(1380, 300, 62, PAPER)
    canvas.line([(1380, 300), (1380, 258)], NIGHT, 8)
    canvas.line([(1380, 300), (1410, 318)], NIGHT, 8)
    for row, (top, width, gap) in enumerate(((560, 250, 330), (690, 320, 420))):
        start = WIDTH / 2 - gap * 1.5
        for column in range(4):
            x = start + gap * column - width / 2
            canvas.box(x, top, width, 26 + row * 8, (GREEN, NIGHT)[row], round_=6)
            for leg in (24, width - 40):
                canvas.box(x + leg, top + 24, 16, 110 + row * 40, (GREEN, NIGHT)[row])
            canvas.area([(x + 60, top - 4), (x + 150, top - 4), (x + 160, top - 34), (x + 70, top - 34)], PAPER)
            canvas.box(x + width / 2 - 50, top + 66, 100, 78, (WINE, OCHRE)[(row + column) % 2], round_=14)
    canvas.save("classroom")


def main() -> None:
    """Draw all six."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for draw in (coast, port, boat, radio, chart, classroom):
        draw()


if __name__ == "__main__":
    main()
