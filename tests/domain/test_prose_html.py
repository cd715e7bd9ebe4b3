"""What is pasted from elsewhere keeps its words and the styles of the subset."""

from __future__ import annotations

import pytest

from app.domain.prose_html import read_html
from app.domain.prose_source import write_source

OFFICE = (
    "<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Eerste</p>"
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2. </span>Tweede</p>"
    "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>dieper</p><p>gewoon<o:p></o:p></p>"
)


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ("Dag", "Dag\n"),
        ("<p>een <b>twee</b> <i>drie</i> <strong><em>vier</em></strong></p>", "een **twee** *drie* ***vier***\n"),
        ("<p>een<p>twee", "een\n\ntwee\n"),
        ("<div>een<div>twee</div>drie</div>", "een\n\ntwee\n\ndrie\n"),
        ("<p>  veel \n\t wit  </p>\n\n<p>hier</p>", "veel wit\n\nhier\n"),
        ("<p>een<br>twee<br></p>", "een\\\ntwee\n"),
        ("<pre>een\n  twee</pre>", "een\\\n&#32; twee\n"),
        ("<h1>a</h1><h3>b</h3><h6>c</h6>", "# a\n\n### b\n\n### c\n"),
        ("<ul><li>a<li>b<ol start=4><li>c</ol><li>d</ul>", "- a\n\n- b\n\n  4. c\n\n- d\n"),
        ("<ul><li><p></p><p>a</p><p>b</p></li></ul>", "- a\n\n  b\n"),
        ("<li>los", "- los\n"),
        ("<blockquote><p>a</p><ul><li>b</ul></blockquote>c", "> a\n>\n> - b\n\nc\n"),
        ("<a href='https://voorbeeld.nl'>a</a> <a href='javascript:x'>b</a>", "[a](https://voorbeeld.nl) b\n"),
        ("<table><tr><th>a<th>b<tr><td>1<br>2<td><b>3</b></table>", "| a | b |\n| --- | --- |\n| 1&#10;2 | **3** |\n"),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb\n"),
        (
            "<table><caption>kop</caption><tr><td>a<td><table><tr><td>x</table></table>",
            "kop\n\n| a | x |\n| --- | --- |\n",
        ),
        ("<b style='font-weight:normal'><span style='font-weight:700'>a</span> b</b>", "**a** b\n"),
        ("<i><span style='font-style:normal'>a </span>b</i>", "a *b*\n"),
        (OFFICE, "1. Eerste\n\n2. Tweede\n\n   - dieper\n\ngewoon\n"),
        ("<head><title>x</title></head><style>p{}</style><script>x</script><!-- x -->a<select>x</select>", "a\n"),
        ("&lt;b&gt; *a* # 1.", "\\<b> \\*a\\* # 1.\n"),
        ("", ""),
        ("<p> </p><ul></ul><table></table>", ""),
    ],
)
def test_pages_become_our_own_text(html: str, source: str) -> None:
    assert write_source(read_html(html).blocks) == source


def test_pictures_are_counted_and_left_out() -> None:
    page = read_html("<p>a<img src='file:///a.png'></p><picture><source srcset=x></picture><iframe src=x>")
    assert page.pictures == 3
    assert write_source(page.blocks) == "a\n"
