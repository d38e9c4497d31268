"""The errors of the connector, of Graph and of the login, each in the form that its server gives it.

The connector's codes are from Microsoft's documentation ("Error and status codes from bot conversational
APIs"); a sub-code may stand in a string of JSON inside the message (msteams-docs #6356). Graph's are from
"Microsoft Graph error responses", the login's from "Microsoft Entra authentication and authorization error
codes".
"""

import json
from collections.abc import Mapping
from typing import Any, Final

CODES: Final[Mapping[str, tuple[int, str]]] = {
    "BadSyntax": (400, "Incorrect conversation creation parameters"),
    "BadArgument": (400, "Unknown attachment type or malformed activity"),
    "Unauthorized": (401, "Authorization has been denied for this request."),
    "BotNotRegistered": (401, "No registration found for this bot."),
    "ConversationBlockedByUser": (403, "User blocked the conversation with the bot."),
    "BotNotInConversationRoster": (403, "The bot is not part of the conversation roster."),
    "BotDisabledByAdmin": (403, "The tenant admin disabled this bot"),
    "MessageWritesBlocked": (403, "Thread is not accepting writes"),
    "ForbiddenOperationException": (403, "The bot may not change this activity"),
    "ConversationNotFound": (404, "Conversation not found."),
    "ActivityNotFoundInConversation": (404, "The activity was not found in the conversation."),
    "MemberNotFoundInConversation": (404, "The member was not found in the conversation."),
    "NotFound": (404, "No such route."),
    "MethodNotAllowed": (405, "The method is not allowed."),
    "PreconditionFailed": (412, "Precondition failed, please try again."),
    "MessageSizeTooBig": (413, "Message size too large."),
    "429": (429, "API calls quota exceeded"),
    "ServiceError": (502, "Bad gateway"),
    "GatewayTimeout": (504, "Gateway timeout"),
    # of Graph
    "InvalidAuthenticationToken": (401, "Access token is empty, expired, or for another audience."),
    "Authorization_RequestDenied": (403, "Insufficient privileges to complete the operation."),
    "Forbidden": (403, "Missing role permissions on the request."),
    "Request_ResourceNotFound": (404, "Resource does not exist or its members cannot be read."),
    "Request_BadRequest": (400, "The request is malformed."),
    "BadRequest": (400, "The request is malformed."),
    "Conflict": (409, "The app is installed there already."),
}


class Refused(Exception):
    """Teams refuses, with one of its own codes."""

    def __init__(self, code: str, says: str = "", *, nested: bool = False, status: int = 0) -> None:
        """Take the status and the words from the table; `nested` puts the code into a string of JSON."""
        super().__init__(code)
        self.code = code
        known, words = CODES.get(code, (status or 400, "Refused"))
        self.status, self.says, self.nested = status or known, says or words, nested

    def body(self) -> dict[str, Any]:
        """Return the body of the answer."""
        if not self.nested:
            return {"error": {"code": self.code, "message": self.says}}
        inner = {"subCode": self.code, "details": self.says, "errorCode": 209, "errorSubCode": 1}
        return {"errorCode": 209, "message": json.dumps(inner, indent=2)}


class LoginRefused(Exception):
    """The login refuses, in the form of OAuth."""

    def __init__(self, error: str, code: int, says: str, *, status: int = 400) -> None:
        """Take OAuth's word, and the number that Entra gives it."""
        super().__init__(f"AADSTS{code}")
        self.error, self.code, self.says, self.status = error, code, says, status

    def body(self) -> dict[str, Any]:
        """Return the body of the answer."""
        says = f"AADSTS{self.code}: {self.says} Trace ID: 0 Correlation ID: 0"
        return {"error": self.error, "error_description": says, "error_codes": [self.code]}
