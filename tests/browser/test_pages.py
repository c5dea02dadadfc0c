"""The pages in a real browser: nothing loaded, nothing run, readable by everybody, whole in print."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fairreview.report.audit import render
from fairreview.report.palette import PLAIN
from tests.browser import chromium, module_file
from tests.golden.audits import audit, empty, rules, with_words
from tests.golden.pages import check_page

_HOSTILE = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">\"'</style>"
_PAGES: dict[str, Callable[[], str]] = {
    "audit": lambda: render(audit(), "html", PLAIN, rules=rules()),
    "empty audit": lambda: render(empty(), "html", PLAIN),
    "hostile audit": lambda: render(with_words(_HOSTILE), "html", PLAIN),
    "check": check_page,
    "hostile check": lambda: check_page(_HOSTILE),
}
_VIEWS: dict[str, tuple[Literal["light", "dark"], int]] = {
    "light": ("light", 1280),
    "dark": ("dark", 1280),
    "narrow": ("light", 400),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium; without its sandbox, as it refuses to have one for root."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _open(browser: Browser, file: Path, text: str, view: str = "light") -> Page:
    file.write_text(text, encoding="utf-8")
    theme, width = _VIEWS[view]
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("view", _VIEWS)
@pytest.mark.parametrize("name", _PAGES)
def test_axe_finds_nothing_wrong_with_a_page(browser: Browser, tmp_path: Path, name: str, view: str) -> None:
    # The page's own policy lets no script in, axe's neither: the test takes the policy out, and only it.
    text = _PAGES[name]().replace('http-equiv="Content-Security-Policy"', 'name="policy"')
    page = _open(browser, tmp_path / "page.html", text, view)
    page.add_script_tag(content=module_file("axe-core/axe.min.js"))
    found = json.loads(page.evaluate("axe.run().then(result => JSON.stringify(result.violations))"))
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= _VIEWS[view][1]
    page.close()


@pytest.mark.parametrize("name", _PAGES)
def test_a_page_loads_nothing_runs_nothing_and_breaks_no_policy_of_its_own(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "page.html"
    file.write_text(_PAGES[name](), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert (asked, said) == ([file.as_uri()], [])
    assert page.title() != "run"
    assert page.locator("script, img, iframe, object, link").count() == 0
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # our style was let in
    page.close()


def test_even_a_script_that_got_into_a_page_would_not_run(browser: Browser, tmp_path: Path) -> None:
    text = _PAGES["audit"]().replace("</main>", "<script>document.title='run'</script></main>")
    page = _open(browser, tmp_path / "page.html", text)
    assert page.title() != "run"
    page.close()


def test_every_link_inside_a_page_leads_somewhere(browser: Browser, tmp_path: Path) -> None:
    for name, build in _PAGES.items():
        page = _open(browser, tmp_path / "page.html", build())
        broken = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
            ".filter(href => !document.getElementById(href.slice(1)))"
        )
        assert broken == [], name
        page.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path / "page.html", _PAGES["audit"]())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()


def test_print_opens_what_is_folded_and_leaves_the_contents_out(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path / "page.html", _PAGES["audit"]())
    folded = page.get_by_text("[r-014]").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".contents").is_visible()
    height = "element => element.getBoundingClientRect().height"
    assert folded.evaluate(height) > 0
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()
