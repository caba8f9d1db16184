"""A made-up outcome statement as a tree: every node kind and role of docs/tree.md, in realistic amounts.

States and organisations are invented, so that no test puts words into the mouth of a real one.
"""

from __future__ import annotations

import functools
import math
import struct
import zlib
from collections.abc import Iterable, Sequence
from datetime import date

from outcome_reports import tree

LABELS = {
    "page": "Page",
    "contents": "Contents",
    "skip_to_content": "Skip to content",
    "contents_navigation": "Contents of this document",
    "accessibility_summary": "All text can be read aloud.",
    "show_only": "Show only",
    "show_all": "Everything",
    "continued": "continued",
    "continued_caption": "{caption}, continued",
    "cell_of": "{words}, {row}, {column}",
    "show_everything": "Show everything",
    "places": "Places: {count}",
    "search": "Search this page",
    "search_hits": "{number} of {count}",
    "search_none": "Not found",
    "search_previous": "Previous place",
    "search_next": "Next place",
    "tools": "Search and filter",
    "back_to_top": "Back to the top",
    "kilobytes": "{size} kB",
    "megabytes": "{size} MB",
    "decimal_mark": ".",
    "link_to_here": "Link to this place",
    "back_to_text": "Back to the text",
    "download": "Download",
    "cite": "Cite this document",
}


def t(value: str) -> tree.Text:
    """A run of text."""
    return tree.Text(value)


def p(*children: tree.Inline | str, role: str | None = None, id: str = "", lang: str | None = None) -> tree.Paragraph:
    """A paragraph of text and inlines."""
    return tree.Paragraph(children=_inlines(children), role=role, id=id, lang=lang)


def h(
    level: int, id: str, *children: tree.Inline | str, number: str | None = None, listed: bool = True
) -> tree.Heading:
    """A heading."""
    return tree.Heading(level=level, id=id, children=_inlines(children), number=number, in_contents=listed)


def s(id: str, role: str | None, *blocks: tree.Block, keys: tuple[str, ...] = ()) -> tree.Section:
    """A section."""
    return tree.Section(id=id, role=role, blocks=blocks, keys=keys, new_page=tree.layout_of(role).opens_page)


def lead(key: str, value: str) -> tree.Span:
    """The entity a block belongs to, at its first mention."""
    return tree.Span(children=(t(value),), role="lead", key=key)


def name(key: str, value: str) -> tree.Span:
    """A later mention of an entity."""
    return tree.Span(children=(t(value),), role="name", key=key)


def items(*entries: tree.Block | str, ordered: bool = False, role: str | None = None, start: int = 1) -> tree.ItemList:
    """A list of one-block items."""
    blocks = (p(entry) if isinstance(entry, str) else entry for entry in entries)
    numbered = enumerate(blocks, start) if ordered else ((None, block) for block in blocks)
    return tree.ItemList(
        items=tuple(tree.ListItem(blocks=(block,), number=number) for number, block in numbered),
        ordered=ordered,
        role=role,
    )


def figures(id: str, *pairs: tuple[str, str]) -> tree.ItemList:
    """Key figures: large numerals with labels."""
    return tree.ItemList(
        id=id,
        role="key-figures",
        items=tuple(
            tree.ListItem(
                blocks=(
                    p(
                        tree.Span(children=(t(figure),), role="figure"),
                        " ",
                        tree.Span(children=(t(label),), role="label"),
                    ),
                )
            )
            for figure, label in pairs
        ),
    )


def table(
    id: str, role: str, widths: Sequence[float], head: Sequence[str], body: Iterable[tree.Row], caption: str = ""
) -> tree.Table:
    """A table whose head is plain words."""
    return tree.Table(
        id=id,
        role=role,
        columns=tuple(tree.Column(width=width) for width in widths),
        head=(tree.Row(cells=tuple(tree.Cell(blocks=(p(words),), header=True) for words in head)),),
        body=tuple(body),
        caption=(t(caption),) if caption else (),
    )


def _inlines(children: Iterable[tree.Inline | str]) -> tuple[tree.Inline, ...]:
    return tuple(t(child) if isinstance(child, str) else child for child in children)


def signature_png(seed: int, width: int = 360, height: int = 120) -> bytes:
    """A PNG of a drawn line, transparent around it, made without any library."""
    alpha = [bytearray(width) for _ in range(height)]
    for step in range(6000):
        along = step / 6000
        x = 20 + along * (width - 60) + 14 * math.sin(along * (22 + seed * 5))
        y = height / 2 + (30 - 18 * along) * math.sin(along * (31 + seed * 9) + seed) + 8 * math.cos(along * 9)
        for dx in range(3):
            for dy in range(3):
                if 0 <= int(x) + dx < width and 0 <= int(y) + dy < height:
                    alpha[int(y) + dy][int(x) + dx] = 255
    raw = b"".join(b"\0" + bytes(value for a in row for value in (20, 30, 70, a)) for row in alpha)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")


CHART = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120" width="400" height="120">'
    b'<rect x="10" y="60" width="60" height="50" fill="#0b6471"/><rect x="90" y="40" width="60" height="70" '
    b'fill="#12294b"/><rect x="170" y="20" width="60" height="90" fill="#a8481a"/>'
    b'<rect x="250" y="50" width="60" height="60" fill="#4aa3ad"/></svg>'
)

KINDS = {
    "state": "Member State",
    "observer": "Observer State",
    "organisation": "Organisation",
    "group": "Working group",
}

# key: (formal name, short name, kind)
ENTITIES = {
    "ARV": ("The Republic of Arvenia", "Arvenia", "state"),
    "BEL": ("The Kingdom of Belmara", "Belmara", "state"),
    "CAS": ("Castelmont", "Castelmont", "observer"),
    "DOR": ("The People’s Republic of Doriand", "Doriand", "state"),
    "ELI": ("Elisandre and the Outer Isles", "Elisandre", "state"),
    "FAR": ("Farrowmere", "Farrowmere", "state"),
    "GUN": ("The Sultanate of Gunterra", "Gunterra", "state"),
    "HAL": ("Hạ Lương", "Hạ Lương", "state"),
    "ISO": ("Île-Sœur", "Île-Sœur", "observer"),
    "JOR": ("The Federated States of Jorvalla", "Jorvalla", "state"),
    "KYR": ("Kyrrland", "Kyrrland", "observer"),
    "LOM": ("The Democratic Republic of Lomé-Vasta", "Lomé-Vasta", "state"),
    "OCM": ("Organisation for Coastal Mobility", "OCM", "organisation"),
    "FRW": ("Fair Recruitment Watch", "FRW", "organisation"),
    "WGI": (
        "Working Group on the Identification and Referral of Persons in Mixed Maritime Movements",
        "WG-IR",
        "group",
    ),
    "RDO": ("Regional Dialogue Office", "RDO", "organisation"),
}

STORIES = (
    "opened a joint duty context at its two busiest ports in March, staffed by border, labour and child-protection "
    "officers around the clock. In its first year the context looked into 1,240 cases, and the time between a first "
    "sign of abuse and a place in a shelter fell from nine days to two.",
    "described how a single case number now follows a person from the first interview to return or settlement. "
    "Agencies no longer ask for the same account four times, which spares people distress and makes statements "
    "more consistent when they reach a court.",
    "presented a register of licensed recruiters that workers can query from a telephone without giving their own "
    "name. Fees are published beside each licence; complaints lead to an inspection within ten working days, and "
    "outcomes are public.",
    "reported on a year of liaison postings with three neighbours. Officers share an office, a duty roster and a "
    "small travel budget, and they meet monthly with prosecutors so that requests for evidence are drafted once and "
    "drafted well.",
    "has rewritten its contingency plan for arrivals by sea. Fishing crews, harbour masters and local clinics took "
    "part in two exercises, and their corrections to the plan were accepted in full before the monsoon season.",
    "shared first results of a programme that pairs returning workers with employers at home before they travel. "
    "Seven in ten participants were in paid work after six months; the remainder receive counselling and short "
    "courses, which communities help to choose.",
)
MORE = (
    "The approach rests on three agreements: who may see which data, how long it is kept, and who answers when "
    "something goes wrong. Colleagues from other delegations asked for the model clauses, which will be circulated.",
    "Costs were modest. Most of the effort went into training and into a shared vocabulary, since the same word "
    "meant different things to the coast guard, the labour inspectorate and the courts.",
    "Limits were named openly: connectivity in remote districts is poor, interpreters are few, and the private "
    "sector joins late. A second phase addresses each of the three.",
)


def _spotlight(chapter: int, place: int, keys: tuple[str, ...], *, rich: bool = False) -> tree.Section:
    formal, short, kind = ENTITIES[keys[0]]
    id = f"c{chapter}-" + "-".join(key.lower() for key in keys)
    story, more = STORIES[(chapter + place) % len(STORIES)], MORE[(chapter * 2 + place) % len(MORE)]
    opening: list[tree.Inline | str] = [lead(keys[0], formal)]
    for key in keys[1:]:
        opening += [" and ", lead(key, ENTITIES[key][0])]
    blocks: list[tree.Block] = [p(*opening, " " + story, id=f"{id}-1")]
    if (chapter + place) % 2:
        blocks.append(p(name(keys[0], short), " noted that " + more[0].lower() + more[1:], id=f"{id}-2"))
    if rich:
        blocks += [
            p("Three conditions have to be met before a case is passed on:", id=f"{id}-3"),
            tree.ItemList(
                items=tuple(
                    tree.ListItem(blocks=blocks_)
                    for blocks_ in (
                        (p("the person has been told, in a language they understand, what happens next;"),),
                        (
                            p("a named officer accepts the case:"),
                            items("within two hours by day", "within six hours at night"),
                        ),
                        (p("the record is ", tree.Emphasis(children=(t("closed to editing"),)), " on transfer."),),
                    )
                )
            ),
            tree.Quotation(
                id=f"{id}-quotation",
                blocks=(
                    p(
                        "“We used to pass on a file. Now we pass on a person, and somebody is waiting at the other "
                        "end.”"
                    ),
                    p("Port duty officer, Outer Isles", role="attribution"),
                ),
            ),
            figures(f"{id}-figures", ("1,240", "cases reviewed"), ("2 days", "from first sign to shelter")),
        ]
    names = " and ".join(ENTITIES[key][1] if ENTITIES[key][2] != "group" else ENTITIES[key][0] for key in keys)
    return s(
        id, "spotlight", h(4, f"{id}-heading", names, listed=False), p(KINDS[kind], role="kind"), *blocks, keys=keys
    )


CONTEXTS = (
    "Officers at the border meet the first signs of exploitation, yet the agencies that can act on them are often "
    "told late or not at all.",
    "Workers pay for the same certificate several times along a route, and debts of that kind are the commonest lever "
    "of control once they arrive.",
    "Requests for evidence still travel by letter in several jurisdictions. By the time they are answered, accounts "
    "have been emptied and telephones discarded.",
    "Small administrations are asked to report to many bodies in many formats. The burden falls on the same four or "
    "five people, who are also those expected to act.",
)
ACTIONS = (
    "Agree on one short referral form and on named points of contact in each agency:",
    "Members may wish to adopt the model clauses on recruitment fees at their next review, and to report on progress.",
    "Set up a standing circle of prosecutors and investigators with a secure channel and a duty roster.",
    "Merge overlapping questionnaires into a single annual return, which the Office prepares from data already held.",
)


def _row(chapter: int, place: int) -> tree.Row:
    id = f"r{chapter}-{place}"
    keys = list(ENTITIES)
    first, second = keys[(chapter * 3 + place) % 12], keys[(chapter * 5 + place * 2 + 1) % 12]
    context: list[tree.Block] = [
        p(lead(first, ENTITIES[first][0]), " set out the problem. " + CONTEXTS[(chapter + place) % 4])
    ]
    if place % 2 == 0:
        context.append(p(name(second, ENTITIES[second][1]), " added that the same holds for transit by air."))
    action: list[tree.Block] = [p(ACTIONS[(chapter + place) % 4])]
    if (chapter + place) % 4 == 0 or place % 3 == 0:
        action.append(
            items(
                "test the form at two crossing points, one by land and one by sea;",
                "publish the points of contact, and keep them current;",
                p("report results to the ", tree.Abbreviation("RDO", "Regional Dialogue Office", "RDO"), " by June."),
            )
        )
    return tree.Row(
        id=id,
        cells=(
            tree.Cell(header=True, blocks=(p(tree.Span(children=(t(f"{chapter}.{place}"),), role="number")),)),
            tree.Cell(blocks=tuple(context)),
            tree.Cell(blocks=tuple(action)),
        ),
    )


# id, title, spotlights, number of recommendations
CHAPTERS: tuple[tuple[str, str, tuple[tuple[str, ...], ...], int], ...] = (
    (
        "shared-picture",
        "A shared picture: exchanging information in time to act on it",
        (("ARV",), ("BEL",), ("DOR",), ("ELI",), ("WGI",), ("OCM",), ("KYR",)),
        4,
    ),
    (
        "following-the-money",
        "Following the money: making exploitation a business that does not pay",
        (("FAR",), ("GUN",), ("HAL",), ("ARV", "JOR"), ("ISO",), ("FRW",), ("LOM",), ("CAS",)),
        6,
    ),
    (
        "fair-routes",
        "Fair routes: safe and lawful ways to work abroad, and to come home",
        (("BEL",), ("JOR",), ("LOM",), ("FRW",), ("CAS",)),
        5,
    ),
    (
        "what-comes-next",
        "What comes next: preparing together for pressures already in sight",
        (("ELI",), ("HAL",), ("RDO",), ("KYR",)),
        3,
    ),
)

INTRODUCTIONS = (
    "Knowing early is worth more than knowing everything. Delegations compared the arrangements by which one authority "
    "tells another what it has seen, and asked which of them had changed an outcome for a person at risk.",
    "Much of the discussion turned on trust. It grows where people meet often, where mistakes are admitted and where "
    "feedback reaches those who supplied the first piece of information. It is lost quickly when requests vanish.",
    "Several speakers asked that smaller administrations be given room to take part on their own terms, and that no "
    "new "
    "body be created where an existing one can be mended.",
)


def _chapter(number: int) -> tree.Section:
    id, title, spotlights, recommendations = CHAPTERS[number - 1]
    introduction: list[tree.Block] = [
        p(INTRODUCTIONS[0], role="lead-paragraph", id=f"{id}-introduction-1"),
        p(INTRODUCTIONS[1], tree.NoteReference("trust", 1) if number == 1 else "", id=f"{id}-introduction-2"),
        p(INTRODUCTIONS[2], id=f"{id}-introduction-3"),
    ]
    if number == 2:
        introduction.append(
            figures(
                f"{id}-figures",
                ("$3.4 bn", "estimated yearly proceeds"),
                ("61%", "moved within a day"),
                ("14", "joint cases"),
            )
        )
    if number == 3:
        introduction.append(
            tree.Image(id=f"{id}-chart", asset="chart", alt="Four bars: permits issued rise until 2024.", width=100)
        )
    return s(
        id,
        "chapter",
        h(2, f"{id}-heading", title, number=str(number)),
        s(f"{id}-introduction", "introduction", *introduction),
        s(
            f"{id}-spotlights",
            "spotlights",
            h(3, f"{id}-spotlights-heading", "Spotlights: practice that shows promise"),
            *(_spotlight(number, place, keys, rich=keys == ("ELI",)) for place, keys in enumerate(spotlights)),
        ),
        s(
            f"{id}-recommendations",
            "recommendations",
            h(3, f"{id}-recommendations-heading", "Recommendations and openings for joint work"),
            table(
                f"{id}-table",
                "recommendations",
                (0.08, 0.36, 0.56),
                ("No.", "Context", "Recommendation"),
                (_row(number, place) for place in range(1, recommendations + 1)),
                f"Recommendations of chapter {number}",
            ),
        ),
    )


def _insights() -> tree.Section:
    texts = (
        "Information that arrives late is only history. Delegations want fewer channels, better kept, and an answer to "
        "every question that was worth asking.",
        "Those who profit are rarely those who are arrested. Tracing payments, freezing accounts early and "
        "compensating "
        "people from what is recovered changes the sums on which the trade depends.",
        "People will go on moving for work. Where lawful routes are quick, cheap and understood, the unlawful ones "
        "lose "
        "custom; where return is prepared, it lasts.",
        "Weather, demography and new technology are shifting routes faster than plans. Members prefer light, tested "
        "arrangements that can be called on within a day.",
    )
    cards = []
    for number, (id, title, _, _) in enumerate(CHAPTERS, 1):
        heading = tree.Heading(
            id=f"insight-{number}-heading",
            level=3,
            number=str(number),
            children=(tree.Link(target=f"#{id}", children=(t(title),)),),
        )
        cards.append(s(f"insight-{number}", "insight", heading, p(texts[number - 1], id=f"insight-{number}-text")))
    return s("insights", "insights", h(2, "insights-heading", "Key insights of the Fifth Dialogue"), *cards)


def _glance() -> tree.Section:
    head = ("Entity", *(f"Chapter {number}" for number in range(1, 5)))
    rows = []
    for place, (key, (_, short, kind)) in enumerate(ENTITIES.items()):
        cells = ("Spotlight", "–", "Both", "Recommendation", "–", "Spotlight")
        label = short if kind != "group" else "Working Group on Identification and Referral"
        words = (cells[(place * 3 + column * 2) % 6] for column in range(4))
        contributions = (
            p(word if word == "–" else tree.Link(f"#{chapter[0]}", (t(word),)))
            for word, chapter in zip(words, CHAPTERS, strict=True)
        )
        rows.append(
            tree.Row(
                id=f"matrix-{key.lower()}",
                cells=(
                    tree.Cell(header=True, blocks=(p(name(key, label)),)),
                    *(tree.Cell(blocks=(words,)) for words in contributions),
                ),
                keys=(key,),
            )
        )
    return s(
        "glance",
        "glance",
        h(2, "glance-heading", "At a glance"),
        figures(
            "glance-figures",
            ("27", "States took part"),
            ("14", "organisations"),
            ("24", "spotlights"),
            ("18", "recommendations"),
        ),
        table("matrix", "matrix", (0.36, 0.16, 0.16, 0.16, 0.16), head, rows, "Who contributed to which chapter"),
    )


def _overview() -> tree.Section:
    points = tuple(
        tree.ListItem(blocks=(p(title, role="point-title"), p(text)))
        for title, text in (
            ("Seeing sooner", "How signs of exploitation are noticed, recorded and passed to those who can act."),
            ("Taking the profit away", "Financial investigation, recovery of assets and compensation of those harmed."),
            ("Opening the front door", "Lawful routes to work abroad, fair recruitment and return that lasts."),
        )
    )
    return s(
        "overview",
        "overview",
        h(2, "overview-heading", "Movement and trust: the dialogue in outline"),
        p(
            "Two days of plenary sessions, panels and workshops brought policy and practice to one table. Each session "
            "opened with a case from the field and closed with a question to senior officials, to be answered in the "
            "room.",
            id="overview-1",
        ),
        p(
            "A ",
            tree.Link(
                target="https://example.org/border-forum?year=2027&view=all",
                children=(t("forum of frontline officers"),),
            ),
            " had met three months earlier; its findings were read out before each panel.",
            tree.NoteReference("forum", 2),
            id="overview-2",
        ),
        s(
            "priorities",
            "part",
            h(3, "priorities-heading", "Three priorities"),
            p("Members had agreed in advance on three themes.", id="priorities-1"),
            tree.ItemList(id="priorities-points", role="points", ordered=True, items=points),
        ),
        s(
            "workshops",
            "part",
            h(3, "workshops-heading", "Workshops and the round of neighbouring dialogues"),
            p(
                "Parallel workshops dealt with automated translation at interviews, with the tracing of payments and "
                "with "
                "campaigns that reach people before they set out. A round of neighbouring dialogues followed, with "
                "contributions from:",
                id="workshops-1",
            ),
            items(
                "Organisation for Coastal Mobility (OCM)",
                "Fair Recruitment Watch (FRW)",
                "Northern Rivers Consultations",
                "Secretariat of the Strait Compact",
                role="names",
            ),
        ),
    )


def _participation() -> tree.Section:
    def group(id: str, title: str, kinds: tuple[str, ...], extra: tuple[str, ...] = ()) -> tree.Section:
        names = sorted([short for _, short, kind in ENTITIES.values() if kind in kinds] + list(extra))
        return s(id, "participants", h(3, f"{id}-heading", title), items(*names, role="names"))

    return s(
        "participation",
        "participation",
        h(2, "participation-heading", "Participation and support"),
        p(
            "The Regional Dialogue Office thanks all who took part, and those who made it possible.",
            id="participation-1",
        ),
        figures("participation-figures", ("141", "delegates"), ("41", "delegations")),
        group(
            "participants-members",
            "Members",
            ("state",),
            (
                "Marrowdale",
                "Norwick",
                "Ostrava Reach",
                "Pellam",
                "Quay Islands",
                "Rosmere",
                "Saint Aubrey",
                "Tarn",
                "Umbria Bay",
            ),
        ),
        group("participants-observers", "Observers", ("observer",), ("Varden", "Wessex Isles", "Yarrow", "Zembla")),
        group(
            "participants-organisations",
            "Organisations, partners and neighbouring dialogues",
            ("organisation",),
            (
                "International Secretariat for the Study of Population Movements and Statelessness",
                "Northern Rivers Consultations",
                "Secretariat of the Strait Compact",
            ),
        ),
        group("participants-groups", "Working groups", ("group",)),
    )


def _contents(sections: Iterable[tree.Block]) -> tree.Contents:
    entries = tuple(
        tree.ContentsEntry(level=block.level, children=_plain(block.children), target=block.id, number=block.number)
        for block in tree.blocks_of(sections)
        if isinstance(block, tree.Heading) and block.in_contents and block.level in (2, 3)
    )
    return tree.Contents(id="contents-list", entries=entries)


def _plain(children: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    return (t(tree.inline_text(children)),)


def _front() -> tuple[tree.Section, ...]:
    cover = s(
        "cover",
        "cover",
        p("Outcome statement", role="document-type", id="cover-type"),
        h(1, "title", "Fifth Constructive Dialogue", listed=False),
        p("Movement and trust: sharing what works on routes we share", role="theme", id="cover-theme"),
        p("9–10 February 2027", role="dates", id="cover-dates"),
        p("Port Elisandre, Outer Isles", role="venue", id="cover-venue"),
        p("Regional Dialogue Office", role="organiser", id="cover-organiser"),
        p("Draft 0.2 for clearance, 1 March 2027", role="status", id="cover-status"),
        p("Not for circulation beyond the delegations named in it.", role="notice", id="cover-notice"),
    )
    foreword = s(
        "foreword",
        "foreword",
        h(2, "foreword-heading", "Foreword"),
        *(
            p(text, id=f"foreword-{place}")
            for place, text in enumerate(
                (
                    "Every route has two ends, and most have many more. What one administration learns at its border "
                    "is of "
                    "use to the next only if it is told in time, in words that mean the same on both sides. This "
                    "dialogue exists for that reason.",
                    "For the fifth year, senior officials met those who work at crossing points, in embassies, in "
                    "shelters "
                    "and in courts. They did not always agree. They did agree on what had been seen, which is where "
                    "joint "
                    "work begins.",
                    "The theme of this year put trust beside movement. Delegations spoke candidly about plans that had "
                    "failed as well as those that had worked, and several offered to open their training, their "
                    "forms and "
                    "their evaluations to others.",
                    "The pages that follow keep to what was said. Each delegation has checked the passages that "
                    "concern "
                    "it. Recommendations carry numbers so that they can be cited, and next year’s meeting will ask "
                    "what "
                    "became of every one.",
                    "We thank our hosts, the interpreters, the members of civil society who spoke from experience, and "
                    "the staff of the Office, whose patience made a conversation out of forty-one statements.",
                ),
                1,
            )
        ),
        s(
            "signatures",
            "signatures",
            s(
                "signature-1",
                "signature",
                tree.Image(asset="signature-1", alt="Signature of Maren Holloway", width=42),
                p("Maren Holloway", role="signatory"),
                p("Co-Manager (Farrowmere)", role="office"),
            ),
            s(
                "signature-2",
                "signature",
                tree.Image(asset="signature-2", alt="Signature of Tomás Idris Quell", width=42),
                p("Tomás Idris Quell", role="signatory"),
                p("Co-Manager (Belmara)", role="office"),
            ),
        ),
    )
    return cover, foreword


def _back() -> tuple[tree.Section, ...]:
    ahead = s(
        "looking-ahead",
        "looking-ahead",
        h(2, "looking-ahead-heading", "Looking ahead"),
        p(
            "The Office will turn the recommendations into a plan of work and publish it in June. Progress is reviewed "
            "each quarter by the co-managers, and once a year here.",
            id="looking-ahead-1",
        ),
        p(
            "Some matters remain ",
            tree.Strong(children=(t("open"),)),
            ": how to fund interpreters, how to count people who are not recorded anywhere, and how to hear those who "
            "chose not to report. They are on the agenda of the next ",
            tree.Emphasis(children=(t("forum of frontline officers"),)),
            ".",
            id="looking-ahead-2",
        ),
        p(
            "A closing word was given in French by the delegation of ",
            name("ISO", "Île-Sœur"),
            ": ",
            tree.Span(children=(t("« La confiance se construit à petits pas. »"),), lang="fr"),
            id="looking-ahead-3",
        ),
    )
    notes = s(
        "notes",
        "notes",
        h(2, "notes-heading", "Notes"),
        tree.Note(
            id=tree.note_id(1),
            number=1,
            blocks=(
                p(
                    "On feedback, see the survey of liaison officers, ",
                    tree.Emphasis(children=(t("Answering back"),)),
                    ", 2026.",
                ),
            ),
        ),
        tree.Note(
            id=tree.note_id(2),
            number=2,
            blocks=(
                p(
                    "Report of the forum: ",
                    tree.Link(target="https://example.org/forum/report", children=(t("example.org/forum/report"),)),
                    ".",
                ),
            ),
        ),
    )
    terms = (
        ("FRW", "Fair Recruitment Watch"),
        ("OCM", "Organisation for Coastal Mobility"),
        ("RDO", "Regional Dialogue Office"),
        ("SAR", "Search and rescue"),
        ("TIP", "Trafficking in persons"),
        ("UNTOC", "United Nations Convention against Transnational Organized Crime"),
        ("WG-IR", "Working Group on the Identification and Referral of Persons in Mixed Maritime Movements"),
    )
    glossary = s(
        "glossary",
        "glossary",
        h(2, "glossary-heading", "Glossary"),
        table(
            "glossary-table",
            "glossary",
            (0.22, 0.78),
            ("Acronym", "Meaning"),
            (
                tree.Row(
                    id=f"term-{acronym.lower()}",
                    cells=(tree.Cell(header=True, blocks=(p(acronym),)), tree.Cell(blocks=(p(meaning),))),
                )
                for acronym, meaning in terms
            ),
            "Acronyms of this document and their meanings",
        ),
    )
    contact = s(
        "contact",
        "contact",
        h(2, "contact-heading", "Contact"),
        p("Regional Dialogue Office", role="name", id="contact-name"),
        p(
            "4 Harbour Street",
            tree.LineBreak(),
            "Port Elisandre 10120",
            tree.LineBreak(),
            "Outer Isles",
            role="address",
        ),
        p("Telephone +00 2 555 0147", id="contact-telephone"),
        tree.ItemList(
            id="contact-links",
            role="links",
            items=(
                tree.ListItem(
                    blocks=(p(tree.Link(target="mailto:office@example.org", children=(t("office@example.org"),))),)
                ),
                tree.ListItem(blocks=(p(tree.Link(target="https://example.org/", children=(t("example.org"),))),)),
                tree.ListItem(
                    blocks=(
                        p(
                            tree.Link(
                                target="https://example.org/company/regional-dialogue-office-of-the-outer-isles",
                                children=(t("example.org/company/regional-dialogue-office-of-the-outer-isles"),),
                            )
                        ),
                    )
                ),
            ),
        ),
    )
    return ahead, _participation(), notes, glossary, contact


def _subjects() -> tuple[tree.Subject, ...]:
    kinds = {key: KINDS[kind] for key, (_, _, kind) in ENTITIES.items()}
    entities = sorted(ENTITIES, key=lambda key: (list(KINDS.values()).index(kinds[key]), ENTITIES[key][1]))
    isles = tree.Subject("ISLES", "Island States", "Group of States", ("ELI", "ISO"))
    return (*(tree.Subject(key, ENTITIES[key][1], kinds[key]) for key in entities), isles)


@functools.cache
def sample_document() -> tree.Document:
    """A statement with every kind of node and every role, about as long as a real one."""
    cover, foreword = _front()
    sections = (foreword, _overview(), _glance(), _insights(), *(_chapter(number) for number in range(1, 5)), *_back())
    contents = s("contents", "contents", h(2, "contents-heading", "Contents", listed=False), _contents(sections))
    return tree.Document(
        kind="statement",
        lang="en-GB",
        metadata=tree.Metadata(
            title="Fifth Constructive Dialogue: outcome statement",
            running_title="Fifth Constructive Dialogue",
            author="Regional Dialogue Office",
            subject="Movement and trust: sharing what works on routes we share",
            keywords=("migration", "outcome statement", "2027"),
            date=date(2027, 3, 1),
            status="for-clearance",
            mark="Draft 0.2 for clearance, 1 March 2027",
            description="What the Fifth Constructive Dialogue discussed and recommended.",
        ),
        blocks=(cover, contents, *sections),
        labels=LABELS,
        assets={
            "signature-1": tree.Asset(data=signature_png(1), media_type="image/png"),
            "signature-2": tree.Asset(data=signature_png(2), media_type="image/png"),
            "chart": tree.Asset(data=CHART, media_type="image/svg+xml"),
        },
        subjects=_subjects(),
    )
