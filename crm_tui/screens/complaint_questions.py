"""What is asked about a complaint for each step of handling it."""

from crm_tui.choices import ComplaintStatus as Status
from crm_tui.screens.ask import Question

# What a step is called, the status it leads to, and what is asked for it; None asks nothing.
STEPS: dict[str, tuple[str, Status, Question | None]] = {
    "acknowledge": ("Acknowledged", Status.ACKNOWLEDGED, None),
    "investigate": ("Investigating", Status.INVESTIGATING, None),
    "answer": (
        "Answered",
        Status.ANSWERED,
        Question("words", "What was answered?", "we send a new unit on Friday", required=True),
    ),
    "close": (
        "Closed",
        Status.CLOSED,
        Question("words", "Anything the client said?", "content with the new unit"),
    ),
    "reopen": (
        "Reopened",
        Status.INVESTIGATING,
        Question("words", "Why is it opened again?", "the fault came back", required=True),
    ),
}
STEP = (
    Question("title", "What is to be done?", "send two new units", required=True),
    Question("due", "By when?", "fri, 3d, 30 jun"),
    Question("owner", "By whom?", "me"),
)
RESOLUTION = (
    Question("resolution", "What was done?", "unit exchanged, freight refunded", required=True),
    Question("cause", "What was the cause?", "packing too thin for the new carrier", required=True),
    Question("cost", "What did it cost us?", "1,200"),
    Question("prevention", "What keeps it from coming back?", "corner guards on every pallet"),
)
WAITS = {Status.WAITING_CLIENT: "For the client", Status.WAITING_SUPPLIER: "For a supplier"}
