# ruff: noqa: E501, RUF001 - wide letters; letters of other scripts look like ours, and are none
"""A sentence in each of many languages, in our own words, and a document that has them in text, headings and tables."""

from __future__ import annotations

import re
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.tree import Span, Text
from tests.support.sample_tree import h, items, p, s, sample_document

SENTENCES = {
    "ar": "ناقش المندوبون من خمس وأربعين دولة سبل تعزيز تبادل المعلومات من أجل مكافحة الاتجار بالأشخاص (2026).",
    "he": "הנציגים דנו בדרכים לחזק את שיתוף המידע בין המדינות, 45 במספר.",
    "fa": "نمایندگان درباره\u200cی راه\u200cهای تقویت همکاری منطقه\u200cای گفت\u200cوگو کردند.",
    "ur": "مندوبین نے معلومات کے تبادلے کو مضبوط بنانے پر تبادلہ خیال کیا۔",
    "dv": "މަންދޫބުން އެއްބާރުލުން ދިނުމާއި މެދު މަޝްވަރާކުރި.",
    "hi": "प्रतिनिधियों ने मानव तस्करी की रोकथाम के लिए क्षेत्रीय सहयोग पर चर्चा की।",
    "bn": "প্রতিনিধিরা মানব পাচার প্রতিরোধে আঞ্চলিক সহযোগিতা নিয়ে আলোচনা করেন।",
    "si": "නියෝජිතයන් කලාපීය සහයෝගීතාව ශක්තිමත් කිරීම ගැන සාකච්ඡා කළහ.",
    "ta": "பிரதிநிதிகள் பிராந்திய ஒத்துழைப்பை வலுப்படுத்துவது குறித்து விவாதித்தனர்.",
    "th": "ผู้แทนได้หารือเกี่ยวกับการเสริมสร้างความร่วมมือระดับภูมิภาคเพื่อต่อต้านการค้ามนุษย์และการลักลอบขนผู้ย้ายถิ่นฐานทางทะเล",
    "lo": "ຜູ້ຕາງໜ້າໄດ້ປຶກສາຫາລືກ່ຽວກັບການເສີມຂະຫຍາຍການຮ່ວມມືໃນພາກພື້ນເພື່ອຕ້ານການຄ້າມະນຸດແລະການລັກລອບຂົນສົ່ງຜູ້ຍົກຍ້າຍ.",
    "km": "តំណាង\u200bបាន\u200bពិភាក្សា\u200bអំពី\u200bការ\u200bពង្រឹង\u200bកិច្ច\u200bសហប្រតិបត្តិការ\u200bក្នុង\u200bតំបន់\u200bដើម្បី\u200bប្រឆាំង\u200bការ\u200bជួញដូរ\u200bមនុស្ស\u200bនិង\u200bការ\u200bរត់ពន្ធ\u200bជន\u200bចំណាក\u200bស្រុក។",
    "my": "ကိုယ်စားလှယ်များသည် လူကုန်ကူးမှု တိုက်ဖျက်ရေးအတွက် ဒေသတွင်း ပူးပေါင်းဆောင်ရွက်မှုကို ဆွေးနွေးခဲ့ကြသည်။",
    "vi": "Các đại biểu đã thảo luận về việc tăng cường hợp tác khu vực nhằm phòng, chống mua bán người.",
    "zh-Hans": "各国代表讨论了加强信息共享与区域合作机制的具体措施，以打击人口贩运和偷运移民活动。与会者还听取了关于海上救援的报告，并就今后的步骤达成一致意见。",
    "zh-Hant": "各國代表討論了加強資訊共享與區域合作機制的具體措施，以打擊人口販運和偷運移民活動。與會者還聽取了關於海上救援的報告。",
    "ja": "各国の代表は、人身取引と密入国に対処するため、情報共有と地域協力の仕組みを強化する具体的な方法について議論した。",
    "ko": "각국 대표들은 인신매매와 밀입국에 대응하기 위한 정보 공유와 지역 협력 강화 방안을 논의하였다.",
    "ka": "დელეგატებმა განიხილეს რეგიონული თანამშრომლობის გაძლიერება.",
    "ru": "Делегаты обсудили укрепление регионального сотрудничества.",
    "el": "Οι αντιπρόσωποι συζήτησαν την ενίσχυση της περιφερειακής συνεργασίας.",
    "am": "ልዑካኑ የክልላዊ ትብብርን ማጠናከር ተወያይተዋል።",
}
"""By language; the Khmer one says by zero width spaces where lines may end, the Lao one does not."""
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "dv"})
COMPLEX = frozenset({"hi", "bn", "si", "ta", "th", "lo", "km", "my"})
EAST_ASIAN = frozenset({"zh-Hans", "zh-Hant", "ja", "ko"})


def sentences_document() -> tree.Document:
    """A document with a section for each sentence, and one in which directions and scripts meet in a line."""
    sample = sample_document()
    title = next(
        block for block in tree.blocks_of(sample.blocks) if isinstance(block, tree.Heading) and block.level == 1
    )
    sections = [_section(lang, sentence) for lang, sentence in SENTENCES.items()]
    return replace(
        sample, kind="report", blocks=(replace(title, children=(Text("Sentences"),)), *sections, _mixed()), assets={}
    )


def _section(lang: str, sentence: str) -> tree.Section:
    first = re.split(r"(?<=[\s、，])", sentence, maxsplit=3)
    opening = "".join(first[:3]).strip() if len(first) > 1 else lang
    row = tree.Row((tree.Cell((p(lang),), header=True), tree.Cell((p(sentence),), lang=lang)), id=f"row-{lang}")
    blocks: tuple[tree.Block, ...] = (
        h(2, f"head-{lang}", opening),
        p(sentence, id=f"text-{lang}"),
        p(tree.Strong((Text(sentence),)), id=f"strong-{lang}"),
        tree.Quotation((p(tree.Emphasis((Text(sentence),))),), id=f"quotation-{lang}"),
        items(sentence, ordered=True),
        tree.Table(
            (tree.Column(0.3), tree.Column(0.7)),
            (tree.Row((tree.Cell((p("Language"),), header=True), tree.Cell((p("Sentence"),), header=True))),),
            (row,),
            id=f"table-{lang}",
            lang="en",
        ),
    )
    return replace(s(lang, None, *blocks), lang=lang)


def _mixed() -> tree.Section:
    arabic = Span((Text("«تعزيز التعاون»"),), lang="ar")
    english = Span((Text("Bali Process (2002)"),), lang="en")
    left = p("Delegates said ", arabic, " and ", Span((Text("ความร่วมมือ"),), lang="th"), ", for ⁂.", id="mixed-ltr")
    right = tree.Paragraph(
        (
            Text("قال "),
            tree.Strong((Text("المندوبون"),)),
            Text(" في "),
            english,
            Text(" إن Work "),
            tree.Strong((Text("Plan"),)),
            Text(" مفيد."),
        ),
        id="mixed-rtl",
        lang="ar",
    )
    return s("mixed", None, h(2, "head-mixed", "Mixed"), left, right)
