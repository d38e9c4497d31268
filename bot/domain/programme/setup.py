"""What the managers of a community choose of their platform, where one bot serves several communities."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommunitySetup:
    """What was chosen, by the platform's own ids; empty where nothing was."""

    channel: str = ""
    """The channel under which people are told things."""
    managers: str = ""
    """The group whose members manage the community, beside those of whom the platform says so."""
    mentors: str = ""
    """The group into which an open door brings its mentor."""


NOTHING_CHOSEN = CommunitySetup()
