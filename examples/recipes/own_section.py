import outcome_reports as outr
from outcome_reports import sections, tree


def thanks(composer: outr.Composer) -> list[tree.Section]:
    hosts = composer.paragraph(f"We thank {composer.names.name('IDN')}, which was our host.")
    return [tree.Section((composer.heading(2, "Thanks"), hosts), id="thanks")]


edition = outr.load("content/third-2025")
edition.document([sections.cover, thanks, sections.participation], title="Thanks").save("thanks.docx")
