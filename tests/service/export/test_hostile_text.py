"""Whatever people write or a machine hears comes out to the letter in all three files, and is never read as markup."""

import io
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.export import compose, write_docx
from service.export.document import Document
from service.export.html import html
from service.export.pdf import pdf
from service.export.prose import clean
from service.families import load
from service.meetings import Decision, Draft, DraftItem, Flag, FlagKind, Meeting, Outcome, Section, Sentence

MARKUP = r"#$\\`@<>*_[]{}/=~+-%&;\"'|^(),.:!?§ æøåÆØÅé–’ "
hostile = st.one_of(
    st.text(st.sampled_from(MARKUP + "ab19\n\t\x00\x07\x0b\x0c"), min_size=1, max_size=60),
    st.sampled_from(
        [
            "#let x = 1",
            "$a^2$ \\ `r` @b <c> *d* _e_ // f /* g */",
            '#read("/etc/passwd")',
            "{{ title }} {%p if x %} {_{ y }_} {_% z %_} {# k #}",
            "<script>alert(1)</script> &lt;b&gt; &amp; ]]>",
            '</style><w:p/><w:t xml:space="preserve">',
            "x" * 400,
            "https://kommune.example/" + "sti/" * 40,
            "Møde 😀 og 🇩🇰",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"]), min_size=1, max_size=30),
)


def document(text: str) -> Document:
    sentence = Sentence(text=text, sources=("u1",), flags=(Flag(kind=FlagKind.NAME, text=text[:3], reason=text),))
    item = DraftItem(
        number=1,
        title=text,
        sections=(Section(heading=text, text=f"Før {text} efter"),),
        decision=Decision(outcome=Outcome.APPROVED, sentences=(sentence,)),
        utterances=("u1",),
    )
    return compose(Draft(meeting=Meeting(committee=text, place=text), items=(item, item)), load("standard"))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile)
def test_word_holds_it_to_the_letter(tmp_path: Path, text: str) -> None:
    write_docx(document(text), tmp_path / "a.docx")
    lines = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert clean(text) in lines


@settings(max_examples=30, deadline=None)
@given(hostile)
def test_the_web_page_holds_it_escaped(text: str) -> None:
    source = html(document(text))
    assert source.count("<h2") == source.count("</h2>") == 3
    assert "<script" not in source
    assert source.count("</style>") == 1


@settings(max_examples=15, deadline=None)
@given(hostile)
def test_pdf_can_be_made_of_it(text: str) -> None:
    assert "'/Marked': True" in str(pypdf.PdfReader(io.BytesIO(pdf(document(text)))).root_object["/MarkInfo"])


@pytest.mark.parametrize(
    "text",
    [
        "#let x = 1",
        r"$a^2$ \ `r` @b <c> *d* _e_ // f /* g */",
        '#read("/etc/passwd") "citat" \'enkelt\' -- ---',
        "{{ x }} {%p y %}",
    ],
)
def test_pdf_holds_it_to_the_letter(text: str) -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf(document(text)))).pages
    assert f"Før {text} efter" in "\n".join(page.extract_text() for page in pages)
