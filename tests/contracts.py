"""Two kinds of import contract that hold before the modules they name exist."""

import sys
from collections.abc import Iterable
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class ImportsOnly(Contract):
    """The `importing` packages import, beside the standard library, only what stands in `allowed`."""

    importing = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every module of the packages against what is allowed; a package that is not there passes."""
        allowed = [*cast("list[str]", self.importing), *cast("list[str]", self.allowed)]
        found = [
            (importer, imported)
            for importer in within(cast("list[str]", self.importing), graph.modules)
            for imported in graph.find_modules_directly_imported_by(importer)
            if not of(imported, allowed) and imported.partition(".")[0] not in sys.stdlib_module_names
        ]
        return ContractCheck(kept=not found, metadata={"found": sorted(found)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import."""
        render(check)


class ImportedOnlyBy(Contract):
    """The `imported` packages are imported, beside by themselves, only by `importers`.

    With `exact` an importer is that module alone and not the package of that name.
    """

    imported = fields.ListField(subfield=fields.StringField())
    importers = fields.ListField(subfield=fields.StringField())
    exact = fields.BooleanField(required=False, default=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every importer of the packages; a package that nothing imports passes."""
        imported_names = cast("list[str]", self.imported)
        importers = cast("list[str]", self.importers)
        exact = cast("bool", self.exact)
        found = [
            (importer, imported)
            for imported in within(imported_names, graph.modules)
            for importer in graph.find_modules_that_directly_import(imported)
            if not of(importer, imported_names)
            and not (importer in importers if exact else of(importer, importers))
        ]
        return ContractCheck(kept=not found, metadata={"found": sorted(found)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import."""
        render(check)


def of(module: str, packages: Iterable[str]) -> bool:
    """Whether the module is one of the packages or inside one."""
    return any(module == package or module.startswith(package + ".") for package in packages)


def within(packages: Iterable[str], modules: Iterable[str]) -> list[str]:
    """Those of the modules that are one of the packages or inside one."""
    names = tuple(packages)
    return sorted(module for module in modules if of(module, names))


def render(check: ContractCheck) -> None:
    """Who imports what against the contract."""
    for importer, imported in cast("list[tuple[str, str]]", check.metadata["found"]):
        output.print_error(f"{importer} imports {imported}", bold=False)
