"""Web pages, whole and damaged."""

from collections.abc import Sequence
from random import Random

from tests.fuzzing.damage import damage_bytes, damage_markup

_PAGES = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>Analyst</title></head><body><nav><a href=x>All</a></nav>"
    "<main><h1>Analyst</h1><p>You <b>answer</b> letters from people who ask how their permit stands.</p><ul><li>Lead"
    "<ol start=3><li>Plan</ol></ul><table><tr><th>Goal<th>Target</tr><tr><td>Letters<td colspan=2>95 %</tr></table>"
    "<dl><dt>Pay<dd>$50,000</dl><div style='display:none'>Hidden words</div></main><footer>Office</footer></body>",
    "<html><body><table><tr><td><a href=x>Home</a><td><table><tr><td>1 May<td>Nurse<td>Town</tr><tr><td><td colspan=2"
    " style='display:none'>Become a part of the office that serves the people of the town.<br>Pay: 9</tr></table>"
    "<span class='expand'>more</span></tr></table><pre>One\n  two</pre><!-- a remark --><select><option>x</select>",
    "<p>Caf\u00e9 &amp; bar &#8211; &bogus; &#xffffff;<h2>Duties<h4>Pay</h2><form><label>Name</label><textarea>a</form>",
)
_PIECES = (
    "<table>", "</table>", "<tr>", "<td>", "</td>", "<dd>", "<dt>", "</dl>", "<li>", "</ul>", "<h1>", "</h1>", "<pre>",
    "<br>", "<a href='#'>", "<b>", "</b>", "<main>", "</main>", "<svg>", "<template>", "<!--", "-->", "<![CDATA[", "<?x",
    "<plaintext>", "<frameset>", "<base href='file:///etc/'>", "<meta charset=utf-16>", "\0", "\ufeff", "\u2028", "&#0;",
)  # fmt: skip


def seeds() -> Sequence[bytes]:
    """Return some pages."""
    return [page.encode() for page in _PAGES] + [_PAGES[2].encode("cp1252"), _PAGES[0].encode("utf-16")]


def mutate(rng: Random, data: bytes) -> bytes:
    """Return a page with damage done to it."""
    if rng.random() < 0.4:
        at = rng.randrange(len(data) + 1)
        return data[:at] + rng.choice(_PIECES).encode() * rng.choice((1, 1, 3, 3000)) + data[at:]
    return damage_markup(rng, data) if rng.random() < 0.8 else damage_bytes(rng, data)
