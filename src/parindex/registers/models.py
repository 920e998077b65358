"""All models of the floor, for Django to find."""

from parindex.registers.documents.models import Document
from parindex.registers.dossiers.models import Displaced, Dossier
from parindex.registers.tasks.models import Task

__all__ = ["Displaced", "Document", "Dossier", "Task"]
