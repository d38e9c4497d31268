"""The settings of a deployment: the defaults, the refused values, and the words of a refusal."""

import os
import re
from pathlib import Path

import pytest

from config.errors import Misconfigured
from config.settings import known_keys, load


def refusals(environ: dict[str, str], dotenv: Path | None = None) -> tuple[str, ...]:
    with pytest.raises(Misconfigured) as caught:
        load(environ, dotenv)
    return caught.value.lines


def test_with_nothing_set_it_runs_on_this_machine_alone() -> None:
    settings = load({})

    assert settings.database_url == "sqlite:///data/alongside.db"
    assert (settings.host, settings.port, settings.web_chat_port) == ("127.0.0.1", 8080, 8000)
    assert settings.programme.is_file()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("PORT=9000\nLOG_FORMAT=json\n")

    settings = load({"PORT": "9100"}, dotenv)

    assert (settings.port, settings.log_format) == (9100, "json")


def test_only_what_is_handed_over_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9999")

    assert load({}).port == 8080
    assert load(os.environ).port == 9999


def test_an_empty_value_counts_as_none() -> None:
    assert load({"PORT": "", "SECRET_KEY": " "}).port == 8080


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert load({}, tmp_path / ".env").port == 8080


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(b"PORT=\xff\xfe\n")

    assert refusals({}, dotenv) == (".env cannot be read; write it as a text file in UTF-8",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sqlite:///here.db", "sqlite:///here.db"),
        ("sqlite:////srv/here.db", "sqlite:////srv/here.db"),
        ("postgres://sam:pw@db/alongside", "postgresql+psycopg://sam:pw@db/alongside"),
        ("postgresql://sam:pw@db:5432/alongside", "postgresql+psycopg://sam:pw@db:5432/alongside"),
        ("postgresql+psycopg://db/alongside", "postgresql+psycopg://db/alongside"),
    ],
)
def test_a_database_is_named_as_hosting_platforms_name_it(written: str, meant: str) -> None:
    assert load({"DATABASE_URL": written}).database_url == meant


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("mysql://sam:hunter2@db/alongside", "begins with mysql://"),
        ("postgres://", "names no server and database"),
        ("postgres://sam:hunter2@db:port/alongside", "names no server and database"),
        ("postgres://sam:hunter2@db", "names no server and database"),
        ("sqlite://", "names no file"),
        ("sqlite://hunter2.db", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("hunter2", "is not the address of a database"),
    ],
)
def test_another_database_is_refused_without_showing_its_password(written: str, wrong: str) -> None:
    (line,) = refusals({"DATABASE_URL": written})

    assert line.startswith(f"DATABASE_URL {wrong}; write sqlite:///data/alongside.db or postgresql://")
    assert "hunter2" not in line


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        (
            "PORT",
            "eighty",
            'PORT is "eighty"; write a whole number from 0 (any free port) to 65535, such as 8080',
        ),
        (
            "WEB_CHAT_PORT",
            "70000",
            'WEB_CHAT_PORT is "70000"; write a whole number from 0 (no web chat) to 65535, such as 8000',
        ),
        ("LOG_LEVEL", "loud", 'LOG_LEVEL is "loud"; write debug, info, warning or error'),
        ("LOG_FORMAT", "xml", 'LOG_FORMAT is "xml"; write console or json'),
        (
            "HOST",
            "my host",
            'HOST is "my host"; write an address of this machine, such as 127.0.0.1 or 0.0.0.0',
        ),
        (
            "BASE_URL",
            "bot.example.org",
            "BASE_URL is not a web address; write the address people reach this machine at, "
            "such as https://bot.example.org",
        ),
        (
            "SECRET_KEY",
            "hunter2",
            "SECRET_KEY has only 7 characters; write at least 32 characters that nobody can guess",
        ),
        (
            "PORT",
            "8000",
            "WEB_CHAT_PORT is 8000, and so is PORT; write two different ports",
        ),
    ],
)
def test_a_wrong_value_gives_one_line_that_says_what_would_be_right(key: str, value: str, line: str) -> None:
    assert refusals({key: value}) == (line,)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    lines = refusals({"PORT": "x", "LOG_LEVEL": "y", "DATABASE_URL": "z"})

    assert sorted(line.split()[0] for line in lines) == ["DATABASE_URL", "LOG_LEVEL", "PORT"]


def test_a_token_pasted_under_the_wrong_key_is_not_shown() -> None:
    (line,) = refusals({"PORT": "xoxb-1234-5678-abcdef"})

    assert "5678" not in line


def test_a_line_stays_one_line_and_short() -> None:
    (line,) = refusals({"LOG_LEVEL": "a\nb\x1b[31m" + "c" * 500})

    assert line.isprintable()
    assert len(line) < 140


def test_a_level_may_be_shouted() -> None:
    assert load({"LOG_LEVEL": "WARNING"}).log_level == "warning"


def test_an_address_loses_its_last_slash() -> None:
    assert load({"BASE_URL": "https://bot.example.org/"}).base_url == "https://bot.example.org"


def test_settings_do_not_show_their_secrets() -> None:
    key = "0123456789abcdef0123456789abcdef"
    settings = load({"SECRET_KEY": key, "DATABASE_URL": "postgres://sam:hunter2@db/alongside"})

    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == key
    assert key not in repr(settings)
    assert "hunter2" not in repr(settings)


def test_a_misspelt_key_is_recognised(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("DATABSE_URL=sqlite:///here.db\n")

    assert refusals({}, dotenv) == (".env: DATABSE_URL is not a setting; did you mean DATABASE_URL?",)


def test_keys_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("HOSTNAME=somewhere\nCOMPOSE_PROJECT_NAME=bots\nPORT=8081\n")

    assert load({"DATABSE_URL": "theirs"}, dotenv).port == 8081


def test_tokens_are_not_shown() -> None:
    assert "hunter2" not in load({"DISCORD_BOT_TOKEN": "hunter2"}).model_dump_json()


SLACK = {"SLACK_BOT_TOKEN": "xoxb-hunter2", "SLACK_SIGNING_SECRET": "hunter3"}


def test_slack_is_connected_with_a_token_and_a_way_in_and_the_web_chat_is_off() -> None:
    settings = load({**SLACK, "SLACK_API_URL": "http://127.0.0.1:1"})

    assert (settings.keys_of("slack")["bot_token"], settings.web_chat_port) == ("xoxb-hunter2", 0)
    assert settings.slack_api_url == "http://127.0.0.1:1/"
    assert "hunter" not in repr(settings) + settings.model_dump_json()
    assert load({**SLACK, "WEB_CHAT_PORT": "8000"}).web_chat_port == 8000


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"SLACK_SIGNING_SECRET": "hunter2"},
            "SLACK_BOT_TOKEN is missing; write the bot token of your Slack app, which begins with xoxb-",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-hunter2"},
            "SLACK_SIGNING_SECRET is missing; write the signing secret of your Slack app,"
            " or SLACK_APP_TOKEN where Slack cannot reach this machine",
        ),
        (
            {**SLACK, "SLACK_BOT_TOKEN": "xapp-hunter2"},
            "SLACK_BOT_TOKEN does not begin with xoxb-;"
            " write the bot token of your Slack app, which begins with xoxb-",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-hunter2", "SLACK_APP_TOKEN": "xoxb-hunter2"},
            "SLACK_APP_TOKEN does not begin with xapp-; write an app-level token of your Slack app"
            " for Socket Mode, which begins with xapp-",
        ),
        (
            {**SLACK, "SLACK_MANAGER_GROUP": "@mentoring"},
            'SLACK_MANAGER_GROUP is "@mentoring"; write the id of a user group of your workspace,'
            " such as S0123ABCDEF, and not its handle",
        ),
    ],
)
def test_what_slack_lacks_is_said_in_one_line(given: dict[str, str], line: str) -> None:
    assert refusals(given) == (line,)


def test_the_example_explains_every_setting_and_no_other() -> None:
    example = Path(__file__).parents[2].joinpath(".env.example").read_text(encoding="utf-8")
    explained = re.findall(r"^# ([A-Z][A-Z_]+)=", example, re.MULTILINE)

    assert sorted(explained) == sorted(known_keys())


def test_the_example_states_what_holds_without_it(tmp_path: Path) -> None:
    example = Path(__file__).parents[2].joinpath(".env.example").read_text(encoding="utf-8")
    dotenv = tmp_path / ".env"
    dotenv.write_text(re.sub(r"^# ([A-Z][A-Z_]+=)", r"\1", example, flags=re.MULTILINE))

    stated, silent = load({}, dotenv), load({})

    assert stated.model_dump(exclude={"programme"}) == silent.model_dump(exclude={"programme"})
    assert silent.programme.as_posix().endswith(stated.programme.as_posix())
