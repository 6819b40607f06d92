"""All tables of the product in one place: by noun, by table name, with the checks their facts imply."""

from functools import cache

from sqlalchemy import CheckConstraint, MetaData, Table
from sqlmodel import SQLModel

from crm_tui.models.client import Client
from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.models.contact import Contact
from crm_tui.models.contact_point import ContactPoint
from crm_tui.models.field import CustomField, FieldValue
from crm_tui.models.import_batch import ImportBatch, ImportMapping
from crm_tui.models.interaction import Interaction, InteractionPerson
from crm_tui.models.link import Link
from crm_tui.models.member import Member
from crm_tui.models.opportunity import Opportunity, OpportunityLine, StageMove
from crm_tui.models.order import Order, OrderLine
from crm_tui.models.pipeline import Pipeline, Stage
from crm_tui.models.plan import Objective, Plan
from crm_tui.models.product import Product
from crm_tui.models.record import Part, Record, facts
from crm_tui.models.setting import Setting
from crm_tui.models.tag import Tag, Tagging
from crm_tui.models.task import Task
from crm_tui.models.types import Choice, YesNo
from crm_tui.models.view import View

RECORDS: tuple[type[Record], ...] = (
    Member, Client, Contact, Link, Interaction, Task, Product, Pipeline, Stage, Opportunity,
    Complaint, Order, Plan, Objective, Tag, CustomField, View, ImportBatch,
)  # fmt: skip
PARTS: tuple[type[Part], ...] = (
    ContactPoint, InteractionPerson, OpportunityLine, StageMove, ComplaintEvent, OrderLine,
    Tagging, FieldValue, Setting, ImportMapping,
)  # fmt: skip

metadata: MetaData = SQLModel.metadata
NOUNS: dict[str, type[Record]] = {model.noun.name: model for model in RECORDS}
MODELS: dict[str, type[Part]] = {table_of.__tablename__: table_of for table_of in (*RECORDS, *PARTS)}  # type: ignore[misc]


def table(model: type[Part]) -> Table:
    """The table of a model."""
    found: Table = model.__table__  # type: ignore[attr-defined]
    return found


def derived(model: type[Part]) -> frozenset[str]:
    """Columns that can be computed again from the rest: in neither journal nor version."""
    return frozenset(name for name, fact in facts(model).items() if fact.derived)


def journaled(model: type[Part]) -> tuple[str, ...]:
    """The columns whose changes are kept: all that a person or an import can set."""
    hidden = derived(model)
    return tuple(column.name for column in table(model).columns if column.name not in hidden)


@cache
def foreign_keys() -> tuple[tuple[str, str, str], ...]:
    """Every reference of the product: (table, column, table it names)."""
    return tuple(
        (name, key.parent.name, key.column.table.name)
        for name, model in MODELS.items()
        for key in table(model).foreign_keys
    )


def _check_facts(model: type[Part]) -> None:
    """Turn closed lists, yes or no, and low or high bounds into CHECKs of the table."""
    found = table(model)
    for name, fact in facts(model).items():
        column = found.columns[name]
        if isinstance(column.type, Choice):
            words = ", ".join(f"'{word.value}'" for word in column.type.words)
            found.append_constraint(CheckConstraint(f'"{name}" IN ({words})', name=f"{found.name}_{name}"))
        elif isinstance(column.type, YesNo):
            found.append_constraint(CheckConstraint(f'"{name}" IN (0, 1)', name=f"{found.name}_{name}"))
        elif not fact.lenient and (fact.low is not None or fact.high is not None):
            bounds = [f'"{name}" >= {fact.low}'] * (fact.low is not None)
            bounds += [f'"{name}" <= {fact.high}'] * (fact.high is not None)
            found.append_constraint(CheckConstraint(" AND ".join(bounds), name=f"{found.name}_{name}"))


for _model in MODELS.values():
    _check_facts(_model)
