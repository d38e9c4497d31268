"""Faces: what may stand beside the name of a person, as initials or as the platform's own picture of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonFace:
    """The face of a person who is named beside it; one without a name is nobody's, and is not drawn."""

    name: str = ""
    account: str = ""
    """Their id on the platform, by which an adapter may know a picture; empty: initials alone."""
    alt: str = ""
    """What is read where the picture cannot be seen: whose it is."""
    picture: str = ""
    """The https address of the platform's picture: an adapter fills it in as it draws; nothing keeps it."""


NOBODYS = PersonFace()
