"""Closed word lists: every word the program itself decides by, stored by value."""

from enum import StrEnum


class Tier(StrEnum):
    """The client pyramid, and the two groups outside it."""

    KEY = "key"
    REGULAR = "regular"
    SUPER_PROSPECT = "super_prospect"
    PROSPECT = "prospect"
    UNATTRACTIVE = "unattractive"


class Grade(StrEnum):
    """First to fourth class, from yearly demand and profit contribution."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    FOURTH = "4"


class Direction(StrEnum):
    """Who reached for whom."""

    OUT = "out"
    IN = "in"


class Sentiment(StrEnum):
    """How the client took it."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Exchange(StrEnum):
    """Whether a touch gave something to the client or asked for something."""

    GIVE = "give"
    ASK = "ask"


class Promise(StrEnum):
    """Who made the commitment a task keeps."""

    OURS = "ours"
    THEIRS = "theirs"


class Medium(StrEnum):
    """By what a person is reached."""

    EMAIL = "email"
    PHONE = "phone"
    MESSENGER = "messenger"
    ADDRESS = "address"


class Relation(StrEnum):
    """A tie between two people."""

    REPORTS_TO = "reports_to"
    KNOWS = "knows"
    WORKED_WITH = "worked_with"
    CLASSMATE = "classmate"
    FRIEND = "friend"
    SPOUSE = "spouse"
    RELATIVE = "relative"
    ASSISTS = "assists"
    INTRODUCED_BY = "introduced_by"


class StageKind(StrEnum):
    """What a deal in the stage is: still open, won or lost."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class ComplaintKind(StrEnum):
    """What kind of entry the complaint queue holds."""

    COMPLAINT = "complaint"
    FAULT = "fault"
    SERVICE_REQUEST = "service_request"
    QUESTION = "question"
    SUGGESTION = "suggestion"


class Severity(StrEnum):
    """How much it hurts the client."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class ComplaintStatus(StrEnum):
    """Where a complaint stands; the two waiting states pause its clock."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    INVESTIGATING = "investigating"
    WAITING_CLIENT = "waiting_client"
    WAITING_SUPPLIER = "waiting_supplier"
    ANSWERED = "answered"
    RESOLVED = "resolved"
    CLOSED = "closed"


class PlanStatus(StrEnum):
    """The life of a client plan."""

    DRAFT = "draft"
    AGREED = "agreed"
    ACTIVE = "active"
    REVIEWED = "reviewed"


class Source(StrEnum):
    """By which door a change came in."""

    CLI = "cli"
    APP = "app"
    CRON = "cron"
    IMPORT = "import"
    SCRIPT = "script"


class FieldKind(StrEnum):
    """The kind of value a custom field holds."""

    TEXT = "text"
    NOTE = "note"
    INT = "int"
    PERCENT = "percent"
    DAY = "day"
    BOOL = "bool"
    URL = "url"
    CHOICE = "choice"


class FieldNoun(StrEnum):
    """The nouns a team may give custom fields to."""

    CLIENT = "client"
    CONTACT = "contact"
    OPPORTUNITY = "opportunity"
    COMPLAINT = "complaint"
