"""Small documents of the parts that only some documents have: excerpts, briefs, parts of one's own, other languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from outcome_reports import tree
from tests.support.sample_tree import figures, h, items, lead, name, p, s, t, table

LONG = "A sentence that has some length, so that a handful of them fill more lines than a side-head has. "


def _row(number: str, *words: tree.Inline | str) -> tree.Row:
    """A row of recommendations as they are composed, with the first sentence marked."""
    first = tree.Span(children=(t("Do this first."),), role="key-sentence")
    cells = (
        tree.Cell(blocks=(p(tree.Span(children=(t(number),), role="number"), id=f"r{number}"),), header=True),
        tree.Cell(blocks=(p(*words),), role="context"),
        tree.Cell(blocks=(p(first, " Then that."),), role="recommendation"),
    )
    return tree.Row(id=f"row-{number}", keys=("ARV",), cells=cells)


def _recommendations(id: str, number: str) -> tree.Table:
    shares, words = (0.1, 0.45, 0.45), ("No.", "Context", "Recommendation")
    return table(id, "recommendations", shares, words, (_row(number, name("ARV", "Arvenia"), " said why."),), "To all")


def _title(words: str) -> tree.Heading:
    return replace(h(1, "title", words), role="title")


def excerpt() -> tree.Document:
    """All sections of an excerpt, with the places of their entries in the statement."""
    place = p("Chapter 1 · page 12", role="place")
    spotlight = s(
        "arv", "spotlight", h(3, "arv-h", "Money"), p("Member State", role="kind"), place, p(lead("ARV", "Arvenia"))
    )
    passage = s("seen", "passage", h(3, "seen-h", "Overview"), place, p("It named ", name("ARV", "Arvenia"), "."))
    listed = s("in-1", "listing", place, items("Arvenia", "Belmara", role="names"), keys=("ARV", "BEL"))
    in_chapter = s("in-2", "listing", h(3, "in-2-h", "Members"), p("In the chapter."), items("Arvenia", role="names"))
    return _document(
        s("cover", "cover", p("State excerpt", role="document-type"), _title("Arvenia")),
        s("introduction", "introduction", p("This excerpt holds what the statement says of Arvenia.")),
        s("gave", "contributed", h(2, "gave-h", "What Arvenia gave"), spotlight),
        s("made", "given", h(2, "made-h", "What Arvenia recommended"), _recommendations("made-t", "1.1")),
        s("to", "addressed", h(2, "to-h", "To Arvenia"), place, _recommendations("to-t", "1.2")),
        s(
            "through",
            "addressed-through",
            h(2, "through-h", "Through others"),
            _recommendations("through-t", "1.3"),
            p("Through: Members", role="through"),
            p("After it."),
        ),
        s("named", "named", h(2, "named-h", "Named elsewhere"), passage, in_chapter),
        s("participant", "participant", h(2, "participant-h", "Among those who took part"), listed),
        s(
            "clearance",
            "clearance",
            h(2, "clearance-h", "Clearance"),
            p("Please return."),
            items("Yes", role="choices"),
        ),
        kind="excerpt",
        subjects=(tree.Subject("MEM", "Members", "Group", members=("ARV", "BEL")),),
    )


def brief() -> tree.Document:
    """A brief with its head, figures, points and imprint, an article, and the table of all excerpts."""
    points = (tree.ListItem(blocks=(p("The point", role="point-title"), p(LONG))),) * 2
    row = tree.Row(cells=(tree.Cell(blocks=(p("Arvenia"),), header=True), tree.Cell(blocks=(p("PDF"),))))
    return _document(
        s(
            "head",
            "head",
            tree.Image(asset="hand", alt="Office", width=30, role="logo"),
            p("Brief", role="document-type"),
            _title("What a meeting found"),
            p("The meeting", role="series"),
            p("1 to 3 March 2027", role="dates"),
            p("Draft", role="status"),
            p("A notice.", role="notice"),
        ),
        s("about", "about-document", h(2, "about-h", "About"), p("The office published it.")),
        s("glance", "figures", figures("glance-f", ("12", "Members"), ("3 days", "in all"))),
        s("lead", "lead", p(LONG, role="lead-paragraph"), p(tree.Abbreviation("DNA", "a long word"))),
        s(
            "points",
            "key-points",
            h(2, "points-h", "Key points"),
            tree.ItemList(items=points, ordered=False, role="points"),
        ),
        s(
            "said",
            "discussion",
            h(3, "said-h", "What was said"),
            p(LONG),
            p("Also heard: ", name("BEL", "Belmara"), role="also-heard"),
        ),
        s("index", "index", table("index-t", "index", (0.5, 0.5), ("Who", "Files"), (row,), "All excerpts")),
        s("imprint", "imprint", p("Regional Dialogue Office", role="name"), p("1 Quay Street", role="address")),
        kind="brief",
    )


def own_parts() -> tree.Document:
    """Parts of one's own with boxes, columns and pictures, nested; an opening picture, credits, definitions."""
    picture = tree.Image(asset="hand", alt="A hand", width=60, max_height=40, share=0.5)
    figure = s("fig", "illustration", picture, p("What it shows", role="caption"), p("By us", role="credit"))
    bare = replace(figure, id="fig-2", blocks=(tree.Image(asset="drawing", alt="Bars", width=80),))
    term = tree.ListItem(blocks=(p("Quay", role="term"), p("Where ships stop.")))
    box = s(
        "box",
        "box",
        p("A box", role="box-title"),
        p(LONG),
        items("a bullet", items("a number", ordered=True)),
        _recommendations("box-t", "2.1"),
        tree.Quotation(blocks=(p("Said in a box."), p("Somebody", role="attribution"))),
        figure,
    )
    columns = s("cols", "columns", s("c-1", "column", p("Left."), bare), s("c-2", "column", p("Right."), items("one")))
    short = tree.Heading(level=2, children=(t("A long heading that has a short form"),), short="Short form", id="own-h")
    pieces = (tree.Piece(0, 1, 5, 4, look=0), tree.Piece(6, 0, 5, 5, look=1), tree.Piece(0, 5, 12, 0.2))
    drawn = tree.Row(
        cells=tuple(
            tree.Cell(blocks=(p(place),), drawing=tree.Drawing(12, 6, pieces, place))
            for place in ("before", "above", "below")
        )
    )
    started = tree.Row(cells=tuple(tree.Cell(blocks=(p("x"),), bar=tree.Bar(0.5, start=0.25)) for _ in range(3)))
    chart = replace(
        table("drawn", "chart", (0.4, 0.3, 0.3), ("A", "B", "C"), (drawn, started), "Drawn"),
        source=tree.DataSource("data.csv", "", "bars", " m", room=0.64),
    )
    sided = replace(
        chart, id="sided", role="data", source=tree.DataSource("data.csv", "", "", ""), columns=_SIDED, body=(drawn,)
    )
    return _document(
        s(
            "cover",
            "cover",
            _title("Annexes"),
        ),
        s(
            "own",
            "own-part",
            tree.Image(asset="hand", alt="A view", width=210, role="opening"),
            short,
            p("A subheading", role="subheading"),
            p(LONG),
            box,
            columns,
            s("figs", "illustrations", replace(figure, id="f-3"), replace(figure, id="f-4")),
            tree.ItemList(items=(term, term), role="definitions"),
            s("ch", "chart", h(3, "ch-h", "A chart"), chart),
            sided,
            s("take", "takeaways", p("Take away", role="box-title"), items("this", "that")),
        ),
        s("credits", "picture-credits", h(2, "credits-h", "Pictures"), items("Page 3: by us")),
        kind="statement",
    )


_SIDED = (tree.Column(0.4, "start"), tree.Column(0.3, "center"), tree.Column(0.3, "end"))


def languages() -> tree.Document:
    """Every kind of block that has a language, a direction or both, in a document from left to right."""
    ways: tuple[tuple[str, str | None, tree.Direction | None], ...] = (
        ("fr", "fr", None),
        ("ar", "ar", None),
        ("rtl", None, "rtl"),
        ("both", "he", "rtl"),
        ("turned", "ar", "ltr"),
    )
    entries = (
        replace(
            s(f"{id}-s", "spotlight", h(3, f"{id}-h", "Tête"), p("sorte", role="kind"), p("mot 12 mot")),
            lang=lang,
            dir=dir,
        )
        for id, lang, dir in ways
    )
    return _document(
        *(
            block
            for id, lang, dir in ways
            for block in (
                replace(s(f"{id}-box", "box", p("titre", role="box-title"), p("mot")), lang=lang, dir=dir),
                replace(p("mot", id=f"{id}-p"), lang=lang, dir=dir),
                replace(h(3, f"{id}-h2", "Titre"), lang=lang, dir=dir),
                replace(items("un", "deux", ordered=True), lang=lang, dir=dir),
                tree.ItemList(items=(tree.ListItem(blocks=(p("point"),), lang=lang, dir=dir),)),
                tree.Quotation(blocks=(p("dit"),), lang=lang, dir=dir),
                replace(
                    table(
                        f"{id}-t",
                        "other",
                        (0.5, 0.5),
                        ("Un", "Deux"),
                        (
                            tree.Row(
                                cells=(
                                    tree.Cell(blocks=(p("a"),), header=True, lang=lang, dir=dir),
                                    tree.Cell(blocks=(p("b"),)),
                                )
                            ),
                            tree.Row(
                                cells=(tree.Cell(blocks=(p("c"),)), tree.Cell(blocks=(p("d"),))), lang=lang, dir=dir
                            ),
                        ),
                    ),
                ),
                table(
                    f"{id}-v",
                    "other",
                    (0.5, 0.5),
                    ("Un", "Deux"),
                    (
                        tree.Row(
                            cells=(
                                tree.Cell(blocks=(p("a"),), header=True),
                                tree.Cell(blocks=(items("b", "c"),), lang=lang, dir=dir),
                            )
                        ),
                    ),
                ),
                replace(
                    table(f"{id}-u", "other", (1.0,), ("Un",), (tree.Row(cells=(tree.Cell(blocks=(p("e"),)),)),), "T"),
                    lang=lang,
                    dir=dir,
                ),
                tree.Image(asset="hand", alt="main", width=20, lang=lang, dir=dir),
                p(tree.Span(children=(t("mot"),), lang=lang, dir=dir), " and words"),
            )
        ),
        s("entries", "spotlights", *entries),
        s("notes", "notes", h(2, "notes-h", "Notes"), tree.Note(id="n-1", number=1, blocks=(p("Vu."),), lang="fr")),
    )


def _document(*blocks: tree.Block, kind: str = "statement", subjects: tuple[tree.Subject, ...] = ()) -> tree.Document:
    from tests.support.small_documents import small_document

    document = small_document(*blocks, kind=kind, subjects=subjects)
    event = tree.Event(
        name="A made-up meeting",
        series="Made-up meetings",
        start=date(2027, 3, 1),
        end=date(2027, 3, 3),
        organiser="Regional Dialogue Office",
        theme="Money",
        place="Port Arven",
        country="AR",
    )
    about = replace(
        document.metadata,
        version="1.1",
        web="https://example.org/a",
        genre="article" if kind == "brief" else "report",
        event=event,
    )
    return replace(document, metadata=about)
