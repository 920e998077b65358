"""Where `settings.IMPORT_KINDS` finds the import of dossiers."""

from parindex.foundation.imports.kinds import Kind
from parindex.registers.dossiers.importing.kind import DossierKind

KIND: Kind = DossierKind()
