"""Fixtures for a real Alongside and a real Chromium: what a person sees."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.windows import CHROMIUM, FLAGS, Window
from tests.fakes.running import Running, running

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def alongside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A process of its own with the demo community, on free ports of this machine."""
    with running(tmp_path_factory.mktemp("alongside"), "--demo") as process:
        yield process


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless.

    For one module: while it is open, playwright's event loop counts as running in this thread, and a test
    of another module could not run an event loop of its own.
    """
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing; .ci/run installs it")
        pytest.skip(f"{CHROMIUM} is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def window(request: pytest.FixtureRequest, chromium: Browser, alongside: Running) -> Iterator[Window]:
    """A fresh window of one size; the test fails where the page reports an error or overflows sideways."""
    with Window.opened(chromium, alongside.chat, request.param) as window:
        yield window


@pytest.fixture
def second(chromium: Browser, alongside: Running) -> Iterator[Window]:
    """A second window beside the first."""
    with Window.opened(chromium, alongside.chat, DESK) as window:
        yield window
