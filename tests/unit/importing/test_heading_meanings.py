"""Headings that announce a part of an edition, in the six languages of the United Nations, and near misses."""

from __future__ import annotations

import pytest

from outcome_reports.importing.mapping.heading_meanings import announced, is_recommendations, is_spotlights

KINDS: dict[str | None, str] = {
    "glossary": """Glossary; GLOSSARY OF TERMS; List of acronyms; Acronyms and abbreviations;
        Abbreviations; Glossaire; Liste des sigles; Sigles et abréviations; Acronymes; Glosario;
        Lista de siglas y acrónimos; Siglas; Глоссарий; Список сокращений; Сокращения;
        مسرد المصطلحات; المختصرات; 词汇表; 术语表; 缩略语表""",
    "made anew": """Contents; Table of contents; At a glance; Notes; Footnotes; Endnotes;
        Table des matières; Sommaire; Índice; Содержание; Оглавление; المحتويات; 目录""",
    "foreword": """Foreword; Preface; Message from the Co-Chairs; Welcome; Avant-propos; Préface; Prólogo;
        Prefacio; Предисловие; تمهيد; تصدير; 前言; 序言""",
    "insights": """Insights; Key insights; The key takeaways; Key messages of the day;
        Key insights and next steps; Principaux enseignements; Principaux constats du dialogue;
        Messages clés; Conclusiones clave; Principales conclusiones clave; Mensajes clave;
        Ключевые выводы; Ключевые тезисы; أهم الاستنتاجات; 主要见解; 要点""",
    "looking-ahead": """Looking ahead; Looking forward; Way forward; The way ahead; Next steps;
        Conclusion and next steps; Next steps for all; Conclusions; Conclusion; Closing;
        Outlook; Perspectives; Perspectives d'avenir; Prochaines étapes; Perspectivas;
        Próximos pasos; De cara al futuro; Перспективы; Дальнейшие шаги; الخطوات القادمة;
        الخطوات المقبلة; الخطوات التالية; آفاق المستقبل; 展望; 展望未来; 下一步; 下一步行动""",
    "participation": """Participation; Participants; Participation and lists; List of participants; Delegations;
        List of delegates; Attendance; Attendees; Acknowledgements; Acknowledgment;
        Liste des participants; Lista de participantes; Participantes; Участники;
        Список участников; المشاركون; قائمة المشاركين; 与会者; 与会者名单; 参会人员""",
    "own part": """Agenda; Program; Programme; Agenda of the meeting; Provisional programme of work;
        Ordre du jour; Orden del día; Повестка дня; جدول الأعمال; 议程; Annex; Annexe A;
        Appendix 2: Maps; Anexo I; Приложение 1; الملحق 1; 附件1; 附录 A""",
    "contact": """Contact; Contacts; Contact us; Contact details; Contact information; Coordonnées;
        Contacto; Контакты; للاتصال; الاتصال بنا; جهات الاتصال; 联系; 联系我们""",
    "overview": """Overview; Introduction; Background; About the Dialogue; Context; Summary;
        Executive summary; Aperçu; Résumé; Contexte; Introducción; Panorama; Resumen;
        Antecedentes; Введение; Обзор; Резюме; مقدمة; لمحة عامة; موجز; 概述; 导言; 摘要; 背景;
        1. Introduction.; INTRODUCTION:""",
    None: """Contentment; Insight; Forewords; Conclusions of a study; Agendas; Programmes of work;
        Contact points; A summary of it; Backgrounds; Ahead; Steps; Participate; Annexation;
        Glossy; Notes to readers; The agenda; 我们""",
}
SPOTLIGHTS = """Spotlight on members; Promising practices; Updates from members; Update by Indonesia;
        Member reports; State updates; Country interventions; Pleins feux sur;
        Coup de projecteur; Pratiques prometteuses; En primer plano; Prácticas prometedoras;
        \u0412 центре внимания; Передовой опыт; أضواء على; 聚焦; 良好做法"""
RECOMMENDATIONS = """Recommendations; Key recommendations; Opportunities; Actionable opportunities;
        Collective efforts; Actions; Action points; Proposed actions; Recommandations;
        Recomendaciones; Рекомендации; توصيات; 建议"""
NEITHER = (
    "Practices; Updates; Reports; Collective efforts of States; Actions taken; Light; Efforts; Missed opportunities"
)


def of(text: str) -> list[str]:
    return [" ".join(heading.split()) for heading in text.split(";")]


@pytest.mark.parametrize(("kind", "heading"), [(kind, heading) for kind, text in KINDS.items() for heading in of(text)])
def test_a_heading_announces_its_part(kind: str | None, heading: str) -> None:
    assert announced(heading.removeprefix("1. ")) == kind


def test_headings_inside_a_chapter() -> None:
    assert [heading for heading in of(SPOTLIGHTS) if not is_spotlights(heading)] == []
    assert [heading for heading in of(RECOMMENDATIONS) if not is_recommendations(heading)] == []
    assert [heading for heading in of(SPOTLIGHTS) if is_recommendations(heading)] == []
    assert [heading for heading in of(RECOMMENDATIONS) if is_spotlights(heading)] == []
    assert [heading for heading in of(NEITHER) if is_spotlights(heading) or is_recommendations(heading)] == []
