"""Words that show that a name is the speaker."""

from __future__ import annotations

import re

from outcome_reports.language.english.function_words import words_of

_REPORTED = (
    "acknowledged|added|affirmed|agreed|announced|appealed|argued|asked|briefed|called|cautioned|commended|commented|"
    "concluded|confirmed|congratulated|considers|considered|described|detailed|discussed|drew|echoed|elaborated|"
    "emphasi[sz]ed|encouraged|endorsed|explained|expressed|flagged|gave|highlighted|indicated|informed|introduced|"
    "invited|mentioned|noted|observed|offered|outlined|pledged|pointed|presented|proposed|provided|raised|reaffirmed|"
    "reassured|recalled|recommended|referred|reflected|reiterated|remarked|reported|requested|responded|said|shared|"
    "showcased|spoke|stated|stressed|suggested|summari[sz]ed|supported|thanked|told|underlined|underscored|updated|"
    "urged|voiced|warned|welcomed|"
    "acknowledges|affirms|announces|calls|describes|draws|emphasi[sz]es|encourages|explains|expresses|gives|highlights|"
    "indicates|informs|introduces|mentions|notes|observes|outlines|points|presents|proposes|provides|reaffirms|recalls|"
    "recommends|reiterates|reports|requests|says|shares|states|stresses|suggests|thanks|underlines|underscores|updates|"
    "urges|welcomes"
)
_ADVERB = r"(?:also|further|furthermore|then|recently|briefly|jointly|both|all|strongly|warmly|additionally|\w+ly)\s+"
REPORTED = re.compile(rf"\s*(?:{_ADVERB})*(?:(?:has|have|had)\s+(?:{_ADVERB})*)?(?:{_REPORTED})\b")
"""A reporting verb after a name."""
ACTED = re.compile(
    rf"\s*(?:{_ADVERB})*(?:has|have|had|is|are|was|were|will|would|can|could|may|might|continues?|plans?|focus(?:es)?|"
    rf"supports?|works?|leads?|hosts?|remains?|intends?|aims?|seeks?|considers?|believes?|looks?|embeds?|faces?|"
    rf"\w{{2,}}ed|held|led|took|made|brought|set|met|began|ran|built|found|"
    r"\w{2,}(?:ó|aron|ieron)|(?:a|ont|ha|han)\s+\w*(?:és?|dit|fait|mis|[aio]do|cho|sto)|telah|menyatakan|me\w{2,}kan)\b"
)
"""Any verb after a name: the name is the subject."""
LABELLED = re.compile(r"\s*(?::|[–—]|-\s|\.\s|$)")
"""The end of a name used as a label: a colon, a dash, nothing."""
MENTIONED = re.compile(r"(?:co-)?chaired|led|hosted|funded|supported|organi[sz]ed|financed", re.IGNORECASE)
"""Clauses in which other names are not subjects: “co-chaired by Australia and Fiji”."""
FOR_ITSELF = re.compile(
    r"(?:delegation|delegates?|representatives?|government|minister|ministry|ambassador|secretariat|"
    r"permanent mission)s?\b",
    re.IGNORECASE,
)
"""Nouns that represent their State."""
SPEAKER = re.compile(
    r"(?:the\s+)?(?:head of\s+)?(?:delegations?|governments?|representatives?|delegates?|secretariat)\s+"
    r"(?:of|from|for)\s+",
    re.IGNORECASE,
)
"""Words before a name that only say who speaks for it."""
ADDRESSED = re.compile(
    r"(?P<whom>[^.;]{0,80}?)\b(?:may|should|shall|must|(?:are|is|were|was)\s+(?:also\s+)?(?:encouraged|invited|urged|asked|called|"
    r"requested|recommended|advised))\b",
    re.IGNORECASE,
)
"""The head of a sentence that asks for something: “Members may …”."""
NOBODY = re.compile(
    r"(?:the\s+)?(?:delegat(?:es|ions)|members?|member states|participants|discussions?|speakers|panel(?:l?ists)?|"
    r"observers|officials|countries|states|many|several|some|others|governments|it was)\b",
    re.IGNORECASE,
)
"""Beginnings that refer to all participants, and so to no one in particular."""
GOES_ON = re.compile(
    r"(?:it|its|they|their|this|these|those|that|he|she|his|her|in addition|in|on|at|by|for|since|during|through|to|as|"
    r"a|an|such|with|under|when|while|where|there|here|also|further|furthermore|moreover|additionally|finally|"
    r"first|second|third|lastly|however|both|the|efforts|key|between|from|over|after|before|and|but|or|if|recent)\b",
    re.IGNORECASE,
)
"""Beginnings that introduce no new speaker."""
HEADS = words_of(
    "achievement achievements action actions activities activity aim aims answer answers background benefits "
    "challenge challenges conclusion conclusions contact context date discussion example examples findings goal goals "
    "impact impacts introduction issue issues legislation lesson lessons measures note notes objective objectives "
    "outcome outcomes output outputs overview partners policy prevention priorities priority progress project "
    "projects protection purpose question questions recommendation recommendations response result results scope "
    "source sources status summary support training update updates venue"
)
"""Labels of paragraphs that are no names, in small letters: “Results: …”."""
