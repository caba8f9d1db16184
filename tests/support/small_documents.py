"""Small documents, one for each part of the page, for golden files that a person can read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from outcome_reports import tree
from tests.support.sample_tree import CHART, LABELS, figures, h, items, lead, name, p, s, signature_png, t, table
from tests.support.small_parts import LONG, brief, excerpt, languages, own_parts
from tests.support.texts_document import texts

ASSETS = {
    "hand": tree.Asset(signature_png(1, 60, 20), "image/png"),
    "drawing": tree.Asset(CHART, "image/svg+xml", signature_png(2, 40, 12)),
}


def small_document(
    *blocks: tree.Block,
    kind: str = "statement",
    lang: str = "en-GB",
    dir: tree.Direction = "ltr",
    mark: str | None = None,
    assets: Mapping[str, tree.Asset] | None = None,
    subjects: tuple[tree.Subject, ...] = (),
) -> tree.Document:
    """A document of `blocks` with metadata of the usual kind."""
    metadata = tree.Metadata(
        title="Outcome statement of a made-up meeting",
        running_title="Outcome statement",
        author="Regional Dialogue Office",
        subject="What the meeting found",
        keywords=("meeting", "outcome"),
        date=date(2027, 3, 1),
        status="draft" if mark else "final",
        mark=mark,
        description="What a meeting found, in some pages.",
    )
    return tree.Document(
        kind=kind,
        lang=lang,
        dir=dir,
        metadata=metadata,
        blocks=blocks,
        labels=LABELS,
        assets=ASSETS if assets is None else assets,
        subjects=subjects,
    )


def cover() -> tree.Document:
    """A cover and the last page, marked as a draft, with a page between them."""
    roles = ("document-type", "series", "theme", "dates", "venue", "organiser", "status", "notice", "notice")
    words = [p(f"The words of the {role}", role=role) for role in roles]
    title = h(1, "title", "Outcome statement of a made-up meeting")
    link = tree.Link(target="https://example.org/a", children=(t("a link"),))
    return small_document(
        s("cover", "cover", words[0], title, *words[1:], p("A notice with ", link, ".", role="notice")),
        s("foreword", "foreword", h(2, "foreword-h", "Foreword"), p("Between the two.")),
        s(
            "contact",
            "contact",
            h(2, "contact-h", "Contact"),
            p("Regional Dialogue Office", role="name"),
            p("1 Quay Street", tree.LineBreak(), "Port Arven", role="address"),
            p("Write to us ", tree.Link(target="mailto:office@example.org", children=(t("by mail"),)), "."),
            items(p(tree.Link(target="https://example.org/b", children=(t("Our page"),))), role="links"),
            items("one", "two", ordered=True),
            items("a bullet"),
            s(
                "web",
                "web-version",
                tree.Image(asset="drawing", alt="A code to scan", width=30),
                p("example.org/c", role="web-address"),
            ),
        ),
        mark="Draft 0.2, 1 March 2027",
    )


def front_matter() -> tree.Document:
    """Contents, foreword with two signatures, overview with parts, figures in tiles, insights."""
    entries = (
        tree.ContentsEntry(level=2, children=(t("Foreword"),), target="foreword"),
        tree.ContentsEntry(level=2, children=(t("Money"),), target="money", number="1"),
        tree.ContentsEntry(level=3, children=(t("A part of it"),), target="part-1"),
    )
    signatures = (
        s(
            f"signature-{place}",
            "signature",
            *((tree.Image(asset="hand", alt=f"Signature of {who}", width=40),) if place == 1 else ()),
            p(who, role="signatory"),
            p("Chair of it", role="office"),
        )
        for place, who in enumerate(("Ana Arven", "Ben Belmar"), 1)
    )
    point = tree.ListItem(blocks=(p("What it is about", role="point-title"), p(LONG), p("More of it.")))
    return small_document(
        s("contents", "contents", h(2, "contents-h", "Contents"), tree.Contents(entries=entries)),
        s("foreword", "foreword", h(2, "foreword-h", "Foreword"), p(LONG), s("sigs", "signatures", *signatures)),
        s(
            "overview",
            "overview",
            h(2, "overview-h", "Overview"),
            p("What follows:"),
            s("part-1", "part", h(3, "part-1-h", "A part of it"), p(LONG * 3), p("Its last paragraph.")),
            s("part-2", "part", h(3, "part-2-h", "Points"), tree.ItemList(items=(point,), ordered=True, role="points")),
            s(
                "part-3",
                "part",
                h(3, "part-3-h", "Guests"),
                items("Arvenia", "Belmara", "Castelmont", "Doriand", role="names"),
            ),
        ),
        s(
            "glance",
            "glance",
            h(2, "glance-h", "At a glance"),
            figures("tiles", *((str(number), "of something that is counted") for number in (1, 20, 300, 4000, 5))),
        ),
        s(
            "insights",
            "insights",
            h(2, "insights-h", "Key insights"),
            s("i-1", "insight", h(3, "i-1-h", "An insight of some length", number="1"), p(LONG), p("Its end.")),
        ),
        s("money", "chapter", h(2, "money-h", "Money", number="1"), s("in", "introduction", p("Text."))),
        s(
            "participation",
            "participation",
            h(2, "participation-h", "Participation"),
            p("Who was there."),
            s("states", "participants", h(3, "states-h", "States"), items(*"ABCDEFGHIJKL", role="names")),
        ),
    )


def chapter() -> tree.Document:
    """A chapter with all that can be in it, and notes."""
    pulled = tree.Span(
        children=(t("A sentence that is worth showing twice, in large letters beside its text."),), role="pulled"
    )
    note = tree.NoteReference("x", 1)
    row = tree.Row(
        id="r1-1",
        keys=("ARV",),
        cells=(
            tree.Cell(header=True, blocks=(p(tree.Span(children=(t("1.1"),), role="number")),)),
            tree.Cell(blocks=(p(lead("ARV", "The Republic of Arvenia"), " said why."), p("And more.")), role="context"),
            tree.Cell(
                blocks=(p("Members may do this:"), items("the first;", "the second.", ordered=True), items("last"))
            ),
        ),
    )
    short = tree.Row(
        id="r1-2",
        cells=(row.cells[0], tree.Cell(blocks=(p("Why."),), role="context"), tree.Cell(blocks=(items("Do"),))),
    )
    long = tree.Row(id="r1-3", cells=(row.cells[0], tree.Cell(blocks=(p(LONG * 9),)), tree.Cell(blocks=(p(LONG * 9),))))
    return small_document(
        s(
            "money",
            "chapter",
            h(2, "money-h", "Following the money: making exploitation a business that does not pay", number="1"),
            s(
                "money-in",
                "introduction",
                p(LONG, role="lead-paragraph"),
                figures("money-f", ("12", "of a kind")),
                p(LONG * 4, pulled),
                p("After it", note, ":"),
                items("a list that is announced"),
            ),
            s(
                "money-s",
                "spotlights",
                h(3, "money-s-h", "Spotlights"),
                s(
                    "money-arv",
                    "spotlight",
                    h(4, "money-arv-h", "Arvenia", listed=False),
                    p("Member State", role="kind"),
                    p(lead("ARV", "The Republic of Arvenia"), " did, ", name("ARV", "Arvenia"), " did."),
                    p(LONG * 2, pulled, " And so on."),
                    tree.Quotation(blocks=(p("“It works.”"), p("An officer", role="attribution"))),
                    figures("arv-f", ("7 days", "until then"), ("9", "times")),
                    p("Its last paragraph."),
                    keys=("ARV",),
                ),
                s(
                    "money-bel",
                    "spotlight",
                    h(4, "money-bel-h", "Belmara", listed=False),
                    p("Observer", role="kind"),
                    p("Short."),
                    figures("bel-f", ("3", "alone at the end")),
                    keys=("BEL",),
                ),
            ),
            s(
                "money-r",
                "recommendations",
                h(3, "money-r-h", "Recommendations"),
                table(
                    "rt", "recommendations", (0.1, 0.45, 0.45), ("No.", "Context", "What"), (row, short, long), "All"
                ),
            ),
        ),
        s(
            "notes",
            "notes",
            h(2, "notes-h", "Notes"),
            tree.Note(id=tree.note_id(1), number=1, blocks=(p("See there."), p("And here."), items("a", "b"))),
        ),
        subjects=(tree.Subject("ARV", "Arvenia", "Member State"), tree.Subject("BEL", "Belmara", "Observer")),
    )


def lists() -> tree.Document:
    """Lists in lists, four deep, numbered anew, with what is no paragraph in them."""
    deepest: tree.ItemList = items("fourth")
    for word in ("third", "second"):
        deepest = tree.ItemList(items=(tree.ListItem(blocks=(p(word), p("more"), deepest)),))
    jumping = (tree.ListItem(blocks=(p(f"item {number}"),), number=number) for number in (3, 4, 7))
    return small_document(
        tree.ItemList(
            items=(tree.ListItem(blocks=(p("first"), deepest), id="one"), tree.ListItem(blocks=(p("next"),)))
        ),
        items("1", "2", ordered=True),
        tree.ItemList(items=tuple(jumping), ordered=True),
        tree.ItemList(
            items=(
                tree.ListItem(blocks=(p("outer"), items("inner", items("inmost", ordered=True), ordered=True))),
                tree.ListItem(blocks=(tree.Quotation(blocks=(p("a quotation alone"),)),)),
            ),
            ordered=True,
        ),
        items(*(f"Name {number}" for number in range(3)), role="names"),
        items(*(f"Name {number}" for number in range(4)), role="names"),
        items("Yes", "No", role="choices"),
    )


def tables() -> tree.Document:
    """Every role of a table, two that touch, a row that may break, a picture in a cell."""

    def row(*words: str, header: bool = True, **about: str) -> tree.Row:
        cells = (
            tree.Cell(blocks=(p(word),) if word else (), header=header and not at) for at, word in enumerate(words)
        )
        return tree.Row(cells=tuple(cells), **about)  # type: ignore[arg-type]

    bars = (tree.Bar(1.0), tree.Bar(0.5, hollow=True), tree.Bar(0.25, units=3), tree.Bar(0))
    chart = tuple(
        tree.Row(cells=(tree.Cell(blocks=(p(f"Kind {at}"),), header=True), tree.Cell(blocks=(p(str(at)),), bar=bar)))
        for at, bar in enumerate(bars)
    )
    link = tree.Cell(blocks=(p(tree.Link(target="#glossary", children=(t("Both"),))),))
    matrix = tree.Row(
        id="m-1", keys=("ARV",), cells=(tree.Cell(blocks=(p("Arvenia"),), header=True), link, *row("–").cells)
    )
    two = tree.ListItem(blocks=(p("a number"), p("more of it")))
    in_cell = tree.Cell(blocks=(items("a bullet"), tree.ItemList(items=(two,), ordered=True)))
    picture = tree.Cell(blocks=(tree.Image(asset="hand", alt="A hand", width=900),))
    return small_document(
        table(
            "plain",
            "other",
            (0.5, 0.5),
            ("A", "B"),
            (row("a", "b", id="plain-1"), tree.Row(cells=(row("c").cells[0], picture))),
        ),
        table("lists", "other", (1.0,), ("A",), (tree.Row(cells=(in_cell,)),)),
        table("touching", "other", (0.25, 0.75), ("A", "B"), (row("a", LONG * 30), row("last", LONG * 20))),
        tree.Table(columns=(tree.Column(1.0),), head=(), body=(row("no head"),), caption=(t("A caption"),)),
        table("matrix", "matrix", (0.4, 0.3, 0.3), ("Who", "Money", "Routes"), (matrix,)),
        table(
            "glossary", "glossary", (0.2, 0.8), ("Acronym", "Meaning"), (row(str(at), "x") for at in range(12)), "Short"
        ),
        s("ch", "chart", h(3, "ch-h", "A chart"), table("chart", "chart", (0.4, 0.6), ("Kind", "Number"), chart)),
        table("form", "form", (0.3, 0.7), ("Question", "Answer"), (row("Name", ""), row("Date", ""))),
        tree.Quotation(blocks=(table("inside", "other", (0.5, 0.5), ("A", "B"), (row("narrow", "b"),)),)),
    )


def inlines() -> tree.Document:
    """Every kind of inline, inside others too."""
    both = tree.Strong(children=(tree.Emphasis(children=(t("both"),)), t(" strong")))
    turned = tree.Emphasis(children=(tree.Strong(children=(t("turned"),)),))
    link = tree.Link(target="https://example.org/?a=1&b=<2>", children=(t("a "), tree.Emphasis(children=(t("link"),))))
    return small_document(
        p(
            "Plain, ",
            tree.Emphasis(children=(t("stressed"),)),
            ", ",
            both,
            turned,
            ", ",
            link,
            " and ",
            tree.Link(target="#here", children=(t("within"),)),
            ".",
        ),
        p(
            "An ",
            tree.Abbreviation("RDO", "Regional Dialogue Office", "RDO"),
            tree.LineBreak(),
            "a new line",
            id="here",
        ),
        p(
            tree.Span(children=(t("[Write here]"),), role="placeholder"),
            " ",
            tree.Span(children=(t("9"),), role="number"),
        ),
        p(lead("ARV", "Arvenia"), " ", tree.Span(children=(tree.Emphasis(children=(t("led"),)),), role="lead")),
        p("A mark", tree.NoteReference("x", 1), ", ", tree.Strong(children=(tree.NoteReference("y", 2),))),
        p(
            "Un ",
            tree.Span(children=(t("mot"),), lang="fr"),
            " et ",
            tree.Span(children=(t("שלום"),), lang="he"),
            ", ",
            tree.Span(children=(t("ltr"),), dir="ltr"),
            ".",
        ),
        p("  two  spaces ", 'and "quotes" & <signs>'),
        p("Une phrase.", lang="fr"),
        *(tree.Note(id=tree.note_id(number), number=number, blocks=(p("Said."),)) for number in (1, 2)),
    )


def other_scripts() -> tree.Document:
    """Letters that the brand's fonts lack, beside those that they have, in both families."""
    return small_document(
        h(2, "h", "Khmer ខ្មែរ, and Latin"),
        p("Khmer ភាសា Latin ខ្មែរ 12 then Latin again."),
        p("Thai ภาษา, Hindi हिन्दी (in marks), Arabic العربية 5."),
        p("日本語と漢字", lang="ja"),
        p("汉字 and words", lang="zh-Hans"),
        p(tree.Strong(children=(t("漢字"),)), lang="zh-Hant"),
        p(tree.Span(children=(t("မြန်မာ"),), lang="my"), " ok"),
    )


def right_to_left() -> tree.Document:
    """The same parts in a document from right to left, with words that run the other way."""
    row = tree.Row(cells=(tree.Cell(blocks=(p("صف"),), header=True), tree.Cell(blocks=(p("نص 12"),), role="context")))
    signatures = (s(f"sig-{at}", "signature", p("اسم", role="signatory")) for at in (1, 2))
    return small_document(
        s("cover", "cover", h(1, "title", "بيان"), p("IOM", role="organiser")),
        s(
            "money",
            "chapter",
            h(2, "money-h", "المال", number="1"),
            p("نص IOM 2026 نص.", role="lead-paragraph"),
            s("arv", "spotlight", h(4, "arv-h", "دولة"), p("نوع", role="kind"), p("نص " * 300), p("نص.")),
            tree.Quotation(blocks=(p("قول"),)),
            table("t", "recommendations", (0.3, 0.7), ("رقم", "ماذا"), (row,), "جدول"),
            items("واحد", "اثنان", ordered=True),
        ),
        s("english", None, h(2, "english-h", "A part in English"), p("Left to right.")),
        s("foreword", "foreword", h(2, "f-h", "كلمة"), s("sigs", "signatures", *signatures)),
        lang="ar",
        dir="rtl",
        mark="مسودة",
    )


def form() -> tree.Document:
    """A form with boxes to tick and fields for words, and a table at the end."""
    answers = (
        tree.Row(id=word, cells=(tree.Cell(blocks=(p(word),), header=True), tree.Cell(blocks=())))
        for word in ("name", "date")
    )
    return small_document(
        s("money", "chapter", h(2, "money-h", "Money", number="1"), p(LONG), p("Words.", role="lead-paragraph")),
        tree.ItemList(
            items=tuple(tree.ListItem(blocks=(p(word, id=word),)) for word in ("yes", "no")), role=tree.Role.CHOICES
        ),
        table("form", "form", (0.3, 0.7), ("Question", "Answer"), answers),
    )


def changes() -> tree.Document:
    """Words, paragraphs and rows that are new or gone, at the end of a section too."""
    new, gone = (
        tree.Span(children=(t(f"words that are {what}"),), role=role)
        for what, role in (("new", tree.Role.INSERTED), ("gone", tree.Role.DELETED))
    )
    rows = (
        tree.Row(cells=(tree.Cell(blocks=(p(mark),)), tree.Cell(blocks=(p(mark),))))
        for mark in (new, gone, "as it was")
    )
    half = tree.Row(cells=(tree.Cell(blocks=(p(new),)), tree.Cell(blocks=(p("as it was"),))))
    return small_document(
        s(
            "foreword",
            "foreword",
            h(2, "foreword-h", new),
            p("It has ", new, " and ", gone, "."),
            p(gone),
            p(new, gone),
        ),
        s("money", "chapter", h(2, "money-h", gone, number="1"), items(p(new), p("as it was"))),
        table("t", "other", (0.5, 0.5), ("A", "B"), (*rows, half)),
        p(new, tree.LineBreak(), new),
    )


def like_marks() -> tree.Document:
    """Words that plain text and Markdown could take for marks, wide and narrow letters, emphasis that touches."""
    begins = (
        *("> not a quotation", "- not a bullet", "-5 degrees", "+ plus", "* star", "# sign", "#tag", "1. not a number"),
        *(
            "1) nor this",
            "(a) nor that",
            "iv. nor these",
            "| pipe |",
            "[ ] no box",
            "[1] no note",
            "--- no rule",
            "=====",
        ),
        *("~~~~", "...", ": no definition", ":::", "% of it", "= sum", "=", "-", ">", "2026", "2026."),
    )
    within = (
        *(
            "a*b*c _d_ e_f_g __h__ `i`",
            "<b> & &amp; &copy &#65;",
            "[x](y) ![z](w) [^1] [[K]]",
            "a\\b ^c^ ~d~ $e$",
            "{x} \"q\" 'r'",
        ),
        *(
            "a@b c @d d#e f# --g h--i ...j k+ l++ m== n=",
            "https://example.org/_a_ www.example.org",
            "1.5 a.b 10-12 x–y",
        ),
    )

    def both(*words: str) -> tuple[tree.Inline, ...]:
        strong, stressed, plain = (t(word) for word in words)
        return (tree.Strong(children=(strong,)), tree.Emphasis(children=(stressed,)), plain)

    turned = (tree.Emphasis(children=(t("d"),)), tree.Strong(children=(t("e"),)), tree.Emphasis(children=(t("f"),)))
    quoted = (t("他"), tree.Strong(children=(t("“说”"),)), t("了"), tree.Emphasis(children=(t("《是》"),)), t("的"))
    spaced = tree.Strong(children=(t(" spaced "),))
    links = (
        tree.Link(target="https://example.org/a_(b)|c", children=(t("one"),)),
        tree.Link(target="https://example.org/plain", children=(t("https://example.org/plain"),)),
        tree.Link(target="mailto:a@example.org", children=(t("a@example.org"),)),
        tree.Link(target="#here", children=(tree.Span(children=(t("mot"),), lang="fr"),)),
    )
    wide = tree.Row(cells=(tree.Cell(blocks=(p("日本語"),), header=True), tree.Cell(blocks=(p("e\u0301 ไทย"),))))
    marked = tree.Row(cells=(tree.Cell(blocks=(p("- a"),), header=True), tree.Cell(blocks=(p("b | c"),))))
    long = tree.Row(
        cells=(tree.Cell(blocks=(p("w" * 40),), header=True), tree.Cell(blocks=(p("v" * 41, " ", "u" * 20),)))
    )
    deep = tree.Row(
        cells=(tree.Cell(blocks=(p("Head"),), header=True), tree.Cell(blocks=(p("one"), items("two", "three"))))
    )
    entries = tuple(
        tree.ContentsEntry(level=level, children=(t(f"Entry of level {level}"),), target="here", number=number)
        for level, number in ((2, ""), (3, "1.1"), (4, ""))
    )
    return small_document(
        *(p(words) for words in (*begins, *within)),
        p(*(inline for words in begins[:9] for inline in (t(words), tree.LineBreak()))),
        p(*both("a", "b", "c"), " ", *turned, spaced, "x", spaced, "(", tree.Strong(children=(t("(in)"),)), ")"),
        p(*quoted),
        p(*(inline for link in links for inline in (link, t(", "))), id="here"),
        p(
            "A line that is " + "as long as it may be and " * 3 + "- not a bullet 1. nor a number > nor this",
            id="there",
        ),
        h(5, "five", "A heading of level 5"),
        tree.Contents(entries=entries),
        *(
            table(f"t{number}", "other", (0.4, 0.6), ("A", "B"), rows)
            for number, rows in enumerate(((wide, wide), (marked,), (long,), (deep,), (wide, deep)))
        ),
        table("one", "other", (1.0,), ("Only",), (tree.Row(cells=(tree.Cell(blocks=(p("cell"),)),)),), "Caption"),
        tree.Quotation(blocks=(tree.Quotation(blocks=(p("inner"), items("a"))), p("outer"))),
        s("boxed", "box", p("In a box", role="box-title"), p("words"), keys=("ARV",)),
        p("كلمة", lang="ar"),
        tree.Paragraph(children=(t("ltr"),), dir="rtl"),
        tree.Section(blocks=(h(3, "fr-h", "Une partie"), p("mot")), lang="fr", id="fr"),
        s("place", "listing", p("Chapter 1, page 3", role="place"), items("x", role="names")),
        tree.ItemList(items=(tree.ListItem(blocks=()), tree.ListItem(blocks=(p("ten"),), number=10)), ordered=True),
    )


def in_every_part() -> tree.Document:
    """A cover, contents, a chapter with a table, lists and notes, and the last page: what a template has to dress."""
    entries = (tree.ContentsEntry(level=2, children=(t("Money"),), target="money", number="1"),)
    row = tree.Row(id="r1-1", cells=(tree.Cell(blocks=(p("1.1"),), header=True), tree.Cell(blocks=(p("Do it."),))))
    return small_document(
        s("cover", "cover", h(1, "title", "The title"), p("Office", role="organiser"), p("Draft", role="status")),
        s("contents", "contents", h(2, "contents-h", "Contents"), tree.Contents(entries=entries)),
        s(
            "money",
            "chapter",
            h(2, "money-h", "Money", number="1"),
            p(LONG, role="lead-paragraph"),
            p("A mark", tree.NoteReference("x", 1), " and ", tree.Link(target="#money", children=(t("a link"),)), "."),
            figures("f", ("12", "of a kind")),
            s("arv", "spotlight", h(4, "arv-h", "Arvenia"), p("Member State", role="kind"), p(LONG)),
            tree.Quotation(blocks=(p("“It works.”"), p("An officer", role="attribution"))),
            items("one", items("inner"), ordered=True),
            items("a bullet"),
            table("t", "recommendations", (0.3, 0.7), ("No.", "What"), (row,), "All"),
        ),
        s("notes", "notes", h(2, "notes-h", "Notes"), tree.Note(id=tree.note_id(1), number=1, blocks=(p("See."),))),
        s("contact", "contact", h(2, "contact-h", "Contact"), p("Office", role="name")),
        mark="Draft 1",
    )


SMALL_DOCUMENTS: Mapping[str, Callable[[], tree.Document]] = {
    "cover": cover,
    "front-matter": front_matter,
    "chapter": chapter,
    "lists": lists,
    "tables": tables,
    "inlines": inlines,
    "other-scripts": other_scripts,
    "right-to-left": right_to_left,
    "texts": texts,
    "excerpt": excerpt,
    "brief": brief,
    "own-parts": own_parts,
    "languages": languages,
}
