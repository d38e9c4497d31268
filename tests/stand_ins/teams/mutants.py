"""The rules of the stand-in for Teams, and the stand-in without each."""

from tests.fakes.mutating import Mutant

CONNECTOR = "tests/fakes/teams/connector.py"
OF_THE_CONNECTOR = "tests/stand_ins/teams/test_teams_connector.py"

OF_UPLOADS = "tests/stand_ins/teams/test_teams_uploads.py"

OF_THE_STAND_IN = (
    Mutant(
        "the stand-in for Teams takes a question about a file in no group",
        CONNECTOR,
        "if chat.kind is not Kind.PERSONAL and CONSENT in",
        "if False and CONSENT in",
        f"{OF_UPLOADS} -k personal",
    ),
    Mutant(
        "the stand-in for Teams ends an upload session with the whole file",
        "tests/fakes/teams/uploads.py",
        'del here.sessions[of["session"]]',
        "pass",
        f"{OF_UPLOADS} -k once",
    ),
    Mutant(
        "the stand-in for Teams refuses a token where a file is uploaded",
        "tests/fakes/teams/uploads.py",
        'if headers.get("Authorization"):',
        "if False:",
        f"{OF_UPLOADS} -k token",
    ),
    Mutant(
        "the stand-in for Teams takes the range of an upload literally",
        "tests/fakes/teams/uploads.py",
        "(int(said[1]), int(said[2])) != (len(content) - 1, len(content))",
        "False",
        f"{OF_UPLOADS} -k whole",
    ),
    Mutant(
        "the stand-in for Teams wants a token for the connector",
        "tests/fakes/teams/server.py",
        " or grant.audience != audience",
        "",
        f"{OF_THE_CONNECTOR} -k its_own_token",
    ),
    Mutant(
        "the stand-in for Teams ends a token",
        "tests/fakes/teams/server.py",
        "            or grant.ends <= self.here.now()\n",
        "",
        f"{OF_THE_CONNECTOR} -k its_own_token",
    ),
    Mutant(
        "the stand-in for Teams begins no conversation of two",
        CONNECTOR,
        "    if len(members) != 1 or",
        "    if not members or",
        f"{OF_THE_CONNECTOR} -k conversation_of_two",
    ),
    Mutant(
        "the stand-in for Teams refuses whom the app never met",
        CONNECTOR,
        "    if not here.meets(person):\n",
        "    if False:\n",
        f"{OF_THE_CONNECTOR} -k never_met",
    ),
    Mutant(
        "the stand-in for Teams does not write where the app is not",
        CONNECTOR,
        "    if not here.has_bot(chat):\n        writes",
        "    if False:\n        writes",
        f"{OF_THE_CONNECTOR} -k only_in_their_team",
    ),
    Mutant(
        "the stand-in for Teams measures a message in UTF-16",
        CONNECTOR,
        '.encode("utf-16-le")',
        ".encode()",
        f"{OF_THE_CONNECTOR} -k measured_in_utf_16",
    ),
    Mutant(
        "the stand-in for Teams counts what is sent in a thread",
        "tests/fakes/teams/rates.py",
        "        return 0.0\n    return window",
        "        return 0.0\n    return 0 * window",
        f"{OF_THE_CONNECTOR} -k seventh_message",
    ),
    Mutant(
        "the stand-in for Teams keeps what took effect apart from what was answered",
        "tests/fakes/teams/server.py",
        "self._answered(asking, told=False) if trouble.after_taking_it",
        "self._answered(asking) if trouble.after_taking_it",
        f"{OF_THE_CONNECTOR} -k before_its_effect_or_after",
    ),
    Mutant(
        "the stand-in for Teams draws an update over what one person saw",
        CONNECTOR,
        "message.activity, message.views = asked.body, {}",
        "message.activity = asked.body",
        f"{OF_THE_CONNECTOR} -k what_one_person_saw",
    ),
    Mutant(
        "the stand-in for Teams wants consent for Graph",
        "tests/fakes/teams/graph.py",
        "    if here.consented.isdisjoint(any_of):",
        "    if False:",
        "tests/stand_ins/teams/test_teams_graph.py -k without_consent",
    ),
    Mutant(
        "the stand-in for Teams begins a chat without the app in it",
        "tests/fakes/teams/graph.py",
        "has_bot=False, ",
        "",
        "tests/stand_ins/teams/test_teams_graph.py -k once_installed",
    ),
    Mutant(
        "the stand-in for Teams knows one tenant at its login",
        "tests/fakes/teams/login.py",
        "        if tenant != self.tenant:\n",
        "        if False:\n",
        "tests/stand_ins/teams/test_teams_login_and_keys.py -k one_tenant",
    ),
    Mutant(
        "the stand-in for Teams joins several choices by commas",
        "tests/fakes/teams/inputs.py",
        '    return ",".join(_value(',
        '    return ";".join(_value(',
        "tests/stand_ins/teams/test_teams_people.py -k verb_data_and_inputs",
    ),
    Mutant(
        "the stand-in for Teams shows an answered card to the presser alone",
        "tests/fakes/teams/driver.py",
        "        message.views[person] = card\n",
        '        message.activity["attachments"][0]["content"] = card\n',
        "tests/stand_ins/teams/test_teams_people.py -k for_the_presser_alone",
    ),
    Mutant(
        "the stand-in for Teams notices data under an input",
        "tests/fakes/teams/cards.py",
        "isinstance(data, dict) and inputs & set(data):",
        "False:",
        "tests/stand_ins/teams/test_teams_cards.py -k one_complaint",
    ),
)
