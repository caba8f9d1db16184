"""The meanings of headings in old statements, by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outcome_reports.importing.mapping.outline import Part

Kind = str
"""The name of a part of an edition; "chapter"; or "made anew", for sections that documents generate."""

OWN_PART = "own part"
"""Parts with their own files in `parts/`: an agenda, an annex."""
_ANNEX = re.compile(
    r"(?i:annex(?:e|ure)?|appendix|anexo|приложение|الملحق|附件|附录)"
    r"(?:\s*[0-9]{1,2}|(?:\s+|(?<=[件录]))(?:[A-Z]|[IVX]{1,5}|[a-z](?=\s*(?:[.:\uff1a–—-]|$))))?"
    r"\s*(?:[.:\uff1a–—-]\s*|$|\s)"
)
"""An annex, with its number or letter: one before a word is a capital, “Annex A Maps” but not “Annex to the report”."""

# In this order: "Contents" is not a contact, and "Key insights and next steps" are insights. The six languages of the
# United Nations: English, French, Spanish, Russian, Arabic, Chinese.
_WORDS: tuple[tuple[Kind, str], ...] = (
    (
        "glossary",
        r"glossary(?: of .*)?|(?:list of )?(?:acronyms|abbreviations)(?: and (?:acronyms|abbreviations))?"
        r"|glossaire|(?:liste des )?(?:sigles|acronymes|abréviations)(?: et .*)?|glosario"
        r"|(?:lista de )?siglas(?: y .*)?"
        r"|глоссарий|(?:список )?сокращени[яй]|مسرد.*|المختصرات|词汇表|术语表|缩略语.*",
    ),
    (
        "made anew",
        r"(?:table of )?contents|at a glance|(?:foot|end)?notes|table des matières|sommaire|índice|содержание"
        r"|оглавление|المحتويات|目录",
    ),
    (
        "foreword",
        r"foreword|preface|message from .*|welcome|avant-propos|préface|prólogo|prefacio|предисловие"
        r"|تمهيد|تصدير|前言|序言",
    ),
    (
        "insights",
        r".*\b(?:key )?(?:insights|takeaways|messages)\b.*|principaux (?:enseignements|constats).*|messages clés.*"
        r"|(?:principales )?conclusiones clave.*|mensajes clave.*|ключевые (?:выводы|тезисы).*"
        r"|أهم الاستنتاجات.*|主要见解.*"
        r"|要点",
    ),
    (
        "looking-ahead",
        r"looking (?:ahead|forward)|(?:the )?way (?:forward|ahead)|(?:conclusions? and )?next steps.*|conclusions?"
        r"|closing|outlook|perspectives(?: d’avenir)?|prochaines étapes|perspectivas|próximos pasos|de cara al futuro"
        r"|перспективы|дальнейшие шаги|الخطوات (?:القادمة|المقبلة|التالية)|آفاق المستقبل|展望.*|下一步.*",
    ),
    (
        "participation",
        r"participa(?:tion|nts).*|(?:list of )?(?:participants|delegat(?:es|ions))|attendance|attendees"
        r"|acknowledge?ments?"
        r"|(?:liste des )?participants|(?:lista de )?participantes|участники|список участников|المشاركون"
        r"|قائمة المشاركين|与会者.*|参会.*",
    ),
    (
        OWN_PART,
        r"agenda|program(?:me)?|(?:provisional )?(?:agenda|programme) of .*|ordre du jour|orden del día|повестка дня"
        r"|جدول الأعمال|议程",
    ),
    (
        "contact",
        r"contacts?(?: us| details| information)?|coordonnées|contacto|контакты|[لا]لاتصال.*|جهات الاتصال.*|联系.*",
    ),
    (
        "overview",
        r"overview|introduction|background|about .*|context|(?:executive )?summary|aperçu|résumé|contexte|introducción"
        r"|panorama|resumen|antecedentes|введение|обзор|резюме|مقدمة|لمحة عامة|موجز|概述|导言|摘要|背景",
    ),
)
_SPOTLIGHTS = re.compile(
    r"spotlight|promising practice|updates? (?:from|by)|(?:member|state|country) (?:reports|updates|interventions)|"
    r"pleins feux|coup de projecteur|pratiques prometteuses|en primer plano|prácticas prometedoras|в центре внимания|"
    r"передовой опыт|أضواء على|聚焦|良好做法",
    re.IGNORECASE,
)
_RECOMMENDATIONS = re.compile(
    r"recommend|^(?:actionable )?opportunit|^collective efforts?$|^(?:proposed )?actions?(?: points?)?$|"
    r"recommandations?|recomendaci|рекомендаци|توصيات|建议",
    re.IGNORECASE,
)


def kind_of(part: Part) -> Kind | None:
    """Return the kind of a part of the highest level; None if its heading does not say."""
    if kind := announced(part.title):
        return kind
    if any(is_spotlights(inner.title) or is_recommendations(inner.title) for inner in part.parts):
        return "chapter"
    return "chapter" if any(columns in {2, 3} for columns in _widths(part)) else None


def announced(title: str) -> Kind | None:
    """Return the kind of part that the words of a heading announce; None for none."""
    if _ANNEX.match(title):
        return OWN_PART
    plain = title.casefold().strip(" .:\uff1a").replace("'", "’")
    return next((kind for kind, words in _WORDS if re.fullmatch(words, plain)), None)


def without_annex(title: str) -> str:
    """Return the title of an annex without its letter, which documents print; another title unchanged."""
    match = _ANNEX.match(title)
    return title[match.end() :] if match else title


def nested(tops: Sequence[Part]) -> list[Part]:
    """Return `tops`, moving headings over reports and recommendations of any level under the chapter before them."""
    found: list[Part] = []
    for part in tops:
        is_inner = not part.parts and (is_spotlights(part.title) or is_recommendations(part.title))
        if is_inner and found and kind_of(found[-1]) in {None, "chapter"}:
            found[-1].parts.append(part)
        else:
            found.append(part)
    return found


def is_spotlights(title: str) -> bool:
    """Return True for a heading over reports of States and organisations."""
    return _SPOTLIGHTS.search(title) is not None


def is_recommendations(title: str) -> bool:
    """Return True for a heading over a table of recommendations."""
    return _RECOMMENDATIONS.search(title) is not None


def _widths(part: Part) -> set[int]:
    return {max((len(row.cells) for row in table.rows), default=0) for table in part.tables()}
