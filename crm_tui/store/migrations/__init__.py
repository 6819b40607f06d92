"""Bringing an older file up to the present schema; Alembic is imported when that is first asked for."""

from crm_tui._lazy import attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.store.migrations.upgrading import upgrade as upgrade

__getattr__ = attributes(__name__, {"upgrade": ".upgrading:upgrade"})
