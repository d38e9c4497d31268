"""The settings of the platforms: each name begins with the platform's."""

from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator

from config.teams_settings import TeamsSettings

A_SNOWFLAKE = r"^\d{15,21}$"
"""An id at Discord: a 64-bit number (docs.discord.com/developers/reference, Snowflakes)."""


class PlatformSettings(TeamsSettings):
    """What one deployment decides about its platforms; see `Settings`."""

    # Slack: its bot token, and one of the two ways to receive events
    slack_bot_token: SecretStr | None = Field(
        None, description="the bot token of your Slack app, which begins with xoxb-"
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="the signing secret of your Slack app, from its page Basic Information"
    )
    slack_app_token: SecretStr | None = Field(
        None, description="an app-level token of your Slack app for Socket Mode, which begins with xapp-"
    )
    slack_client_id: str | None = Field(None, description="the client id of your Slack app")
    slack_client_secret: SecretStr | None = Field(None, description="the client secret of your Slack app")
    slack_manager_group: str | None = Field(
        None,
        pattern=r"^S[A-Z0-9]{2,20}$",
        description="the id of a user group of your workspace, such as S0123ABCDEF, and not its handle",
    )
    slack_api_url: str = Field(
        "https://slack.com/api/",
        pattern=r"^https?://[\w.:-]+(/[\w./-]*)?$",
        description="the address of Slack's Web API, such as https://slack.com/api/",
    )
    # Discord: its bot token, and where people are told things
    discord_bot_token: SecretStr | None = Field(
        None, description="the token of your bot, from the page Bot of your application at Discord"
    )
    discord_manager_role: str | None = Field(
        None,
        pattern=A_SNOWFLAKE,
        description="the id of a role of your server, such as 1234567890123456789, and not its name",
    )
    discord_channel: str | None = Field(
        None,
        pattern=A_SNOWFLAKE,
        description="the id of a text channel of your server, such as 1234567890123456789, and not its name",
    )
    discord_api_url: str = Field(
        "https://discord.com/api/v10",
        pattern=r"^https?://[\w.:-]+(/[\w./-]*)?$",
        description="the address of Discord's API, such as https://discord.com/api/v10",
    )
    discord_talks: Literal["thread", "dm"] = Field("thread", description="thread or dm")
    discord_words: Literal["0", "1"] = Field("0", description="0 or 1")

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _a_token_of_its_kind(cls, token: SecretStr | None, about: ValidationInfo) -> SecretStr | None:
        """Refuse another kind of Slack token, which would fail only when it is used."""
        begins = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}[str(about.field_name)]
        if token is None or token.get_secret_value().startswith(begins):
            return token
        right = cls.model_fields[str(about.field_name)].description
        raise ValueError(f"does not begin with {begins}; write {right}")

    @field_validator("slack_api_url")
    @classmethod
    def _a_folder(cls, url: str) -> str:
        """Add a slash at the end, so that a method's name can follow the address."""
        return url if url.endswith("/") else f"{url}/"

    @model_validator(mode="after")
    def _discord_is_whole(self) -> Self:
        """Refuse half of Discord: people's threads need a bot."""
        if self.discord_bot_token is None and (self.discord_channel or self.discord_manager_role):
            right = type(self).model_fields["discord_bot_token"].description
            raise ValueError(f"DISCORD_BOT_TOKEN is missing; write {right}")
        return self

    @model_validator(mode="after")
    def _slack_is_whole(self) -> Self:
        """Refuse half of Slack: a bot token and a way to receive events are both needed."""
        ways = (self.slack_signing_secret, self.slack_app_token)
        if self.slack_bot_token is None and any(ways):
            right = type(self).model_fields["slack_bot_token"].description
            raise ValueError(f"SLACK_BOT_TOKEN is missing; write {right}")
        if self.slack_bot_token is not None and not any(ways):
            raise ValueError(
                "SLACK_SIGNING_SECRET is missing; write the signing secret of your Slack app,"
                " or SLACK_APP_TOKEN where Slack cannot reach this machine"
            )
        return self
