"""Takes the README's pictures of an audit page: docs/audit.png and docs/audit-groups.png.

Usage: python -m tools.page_picture

The documents are synthetic, of a county that does not exist; `make browser` brings the browser.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 1180
# File, the heading it begins above, and its height.
PICTURES = (("audit.png", "summary", 1120), ("audit-groups.png", "groups", 700))


def written(folder: Path) -> Path:
    """Write synthetic documents to a folder, audit them, and return the page."""
    papers, page = folder / "papers", folder / "audit.html"
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    run = [sys.executable, "-m"]
    synthetic = [*run, "tools.synthetic", str(papers), "--people", "240", "--planted"]
    subprocess.run(synthetic, check=True, env=environment, stdout=subprocess.DEVNULL)
    groups = (papers / "groups.csv").rename(folder / "groups.csv")
    (papers / "planted.json").unlink(missing_ok=True)
    options = ["--groups", str(groups), "--format", "html", "--output", str(page), "--fail-on", "never"]
    audit = [*run, "fairreview", "audit", "papers", *options]
    subprocess.run(audit, check=True, env=environment, cwd=folder)
    return page


def taken(page: Page, target: Path, anchor: str, height: int) -> None:
    """Take a picture of a page from above a heading, the page's own head with the first one."""
    top = page.locator(f"#{anchor}").evaluate("element => element.getBoundingClientRect().top + scrollY")
    clip = FloatRect(x=0, y=0 if anchor == "summary" else top - 24, width=WIDTH, height=height)
    page.screenshot(path=target, full_page=True, clip=clip)


def main() -> None:
    """Write the pictures."""
    chromium = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900}, color_scheme="light")
        page.goto(written(Path(folder)).as_uri())
        for name, anchor, height in PICTURES:
            taken(page, ROOT / "docs" / name, anchor, height)
        browser.close()


if __name__ == "__main__":
    main()
