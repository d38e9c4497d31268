"""Where a file may be uploaded to: a person's OneDrive, however its address is written, and nothing else."""

import pytest

from bot.adapters.teams.upload_hosts import LONGEST, is_upload
from config.errors import Misconfigured
from config.settings import load

HOSTS = ("*.sharepoint.com", "http://127.0.0.1:8001")
GOOD = (
    "https://alumni-my.sharepoint.com/personal/l_h/_api/v2.0/drive/items/01/uploadSession?guid='a'&path='~tmp'",
    "https://alumni-my.sharepoint.com:443/a",
    "https://ALUMNI-my.sharepoint.com/a",
    "http://127.0.0.1:8001/uploads/1",
)
BAD = (
    "",
    "https://",
    "http://alumni-my.sharepoint.com/a",
    "http://alumni-my.sharepoint.com:443/a",
    "ftp://alumni-my.sharepoint.com/a",
    "https://sharepoint.com/a",
    "https://evilsharepoint.com/a",
    "https://alumni.sharepoint.com.evil.example/a",
    "https://evil.example/?alumni-my.sharepoint.com",
    "https://evil.example/#.sharepoint.com",
    "https://evil.example#.sharepoint.com",
    "https://evil.example\\.sharepoint.com/a",
    "https://evil.example%2f.sharepoint.com/a",
    "https://evil.example%00.sharepoint.com/a",
    "https://me@alumni-my.sharepoint.com/a",
    "https://me:word@alumni-my.sharepoint.com/a",
    "https://alumni-my.sharepoint.com@evil.example/a",
    "https://@alumni-my.sharepoint.com/a",
    "https://alumni-my.sharepoint.com:8443/a",
    "https://alumni-my.sharepoint.com:x/a",
    "https://.sharepoint.com/a",
    "https://a..sharepoint.com/a",
    "https://a_b.sharepoint.com/a",
    "https://alumni-my.sharepoint.com./a",
    "https://alumni-my.sharepoint.com/a b",
    "https://alumni-my.sharepoint.com/a\n",
    "https://alumni-my.sharepoint.com/a#b",
    "https://älumni-my.sharepoint.com/a",
    "https://alumni-my。sharepoint.com/a",
    "//alumni-my.sharepoint.com/a",
    "http://127.0.0.1:8002/uploads/1",
    "http://127.0.0.1/uploads/1",
    "https://127.0.0.1:8001/uploads/1",
    "https://[::1]/a",
    "https://[::1/a",
)


@pytest.mark.parametrize("url", GOOD)
def test_ones_own_onedrive_is_one(url: str) -> None:
    assert is_upload(url, HOSTS)


@pytest.mark.parametrize("url", BAD)
def test_nothing_else_is(url: str) -> None:
    assert not is_upload(url, HOSTS)


def test_an_address_longer_than_any_is_none() -> None:
    start = "https://alumni-my.sharepoint.com/"
    assert is_upload(start + "a" * (LONGEST - len(start)), HOSTS)
    assert not is_upload(start + "a" * LONGEST, HOSTS)


@pytest.mark.parametrize(
    "hosts",
    [
        "*",
        "*.com",
        "*.*.com",
        "sharepoint",
        "https://a.example",
        "http://a.example",
        "a.example/b",
        "a@b.example",
    ],
)
def test_a_setting_names_hosts_and_nothing_wider(hosts: str) -> None:
    with pytest.raises(Misconfigured, match="is not a list of hosts"):
        load({"TEAMS_UPLOAD_HOSTS": hosts})


def test_a_setting_may_name_several_hosts_and_this_machine() -> None:
    made = load({"TEAMS_UPLOAD_HOSTS": "*.SharePoint.us, files.example.org http://127.0.0.1:8001/"})
    assert made.teams_upload_hosts == "*.sharepoint.us files.example.org http://127.0.0.1:8001"
