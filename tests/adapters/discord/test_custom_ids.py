"""What a component carries: unique in its message, never too long, and read back as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.discord.custom_ids import once, token

TOKENS = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=90).map(
    lambda end: f"1:find:{end}"
)


@settings(deadline=None)
@given(TOKENS, st.integers(1, 40))
def test_the_same_token_is_carried_by_as_many_components_as_a_message_has(carried: str, times: int) -> None:
    used: list[str] = []
    for _ in range(times):
        used.append(once(carried, used))

    assert len(set(used)) == times
    assert {token(one) for one in used} == {carried}
    assert max(map(len, used)) == len(carried)


def test_the_first_of_a_message_is_the_token_itself() -> None:
    assert once("1:accept:ask_1", []) == "1:accept:ask_1"
    assert token("menu") == "menu"
    assert once("menu", ["menu"]) == "menu.2"
