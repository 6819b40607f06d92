"""The words of the nouns that every door needs, before a model is loaded: letter, list in the app, help."""

# By noun, in the order they are shown: the letter of its refs, the name of its list in the app ("" for one with an
# area of its own), and its line of help.
NOUNS: "dict[str, tuple[str, str, str]]" = {
    "client": ("c", "", "Organisations that buy, may buy, or buy from a competitor."),
    "contact": ("p", "People", "People at clients, and outsiders with influence."),
    "link": ("e", "Links", "Ties between two people: reports to, knows, worked with …"),
    "interaction": ("i", "", "The contact log: calls, visits, meetings, messages."),
    "task": ("t", "Tasks", "What somebody is to do by a day; promises too."),
    "opportunity": ("o", "", "Possible sales in the stages of a pipeline."),
    "complaint": ("k", "", "The complaint queue, from intake to prevention."),
    "order": ("r", "Orders", "Sales with their lines."),
    "plan": ("n", "", "The written plan for a client."),
    "objective": ("j", "Objectives", "What a plan wants to reach."),
    "product": ("d", "Products", "What we sell, at what list price."),
    "pipeline": ("u", "Pipelines", "Rows of stages that deals go through."),
    "stage": ("s", "Stages", "The steps of a pipeline."),
    "member": ("m", "Members", "The people of our own team."),
    "tag": ("g", "Tags", "Words that group records."),
    "field": ("f", "Fields of your own", "Fields of your own on clients, contacts, deals, complaints."),
    "view": ("v", "Saved views", "Saved filters, for --view and the app."),
}
