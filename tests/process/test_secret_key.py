"""A process without the key of its database ends with a sentence before it changes anything."""

from pathlib import Path

from config.secret_key import FILE
from tests.process.conftest import Command

ANOTHER = "a key that belongs to another one"


def test_another_key_ends_with_a_sentence(bot: Command, tmp_path: Path) -> None:
    bot("migrate")
    assert bot("nudges", "--dry-run").returncode == 0
    own = (tmp_path / FILE).read_text().strip()

    refused = bot("nudges", "--dry-run", SECRET_KEY=ANOTHER)
    assert refused.returncode == 78
    assert "SECRET_KEY is not the key of this database" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert bot("run", SECRET_KEY=ANOTHER).returncode == 78
    assert "SECRET_KEY is not the key of this database" in bot("doctor", SECRET_KEY=ANOTHER).stdout

    # A new one in front of it is taken, and is enough from then on.
    assert bot("nudges", "--dry-run", SECRET_KEY=f"{ANOTHER},{own}").returncode == 0
    assert bot("nudges", "--dry-run", SECRET_KEY=ANOTHER).returncode == 0
    assert (
        "The secret key is set, and it is one that this database knows"
        in bot("doctor", SECRET_KEY=ANOTHER).stdout
    )


def test_postgresql_needs_one(bot: Command) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:9/nothing"
    refused = bot("run", DATABASE_URL=nowhere, SECRET_KEY="")
    assert refused.returncode == 78
    assert "SECRET_KEY is missing" in refused.stderr
    assert "SECRET_KEY is missing" in bot("doctor", DATABASE_URL=nowhere, SECRET_KEY="").stdout
