"""What was typed once for all papers of a batch, as JSON and back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from django.db.models import Model

from ceremonies.models import PaperBatch
from ceremonies.services.documents import AskKind, Recipe, Sheet


def as_json(sheet: Sheet) -> dict:
    """Days and times as ISO texts; what was left empty is left out."""
    said = {name: _plain(value) for name, value in sheet.words.items() if value not in (None, "")}
    return {
        "dated": _plain(sheet.dated),
        "signer_name": sheet.signer_name,
        "signer_office": sheet.signer_office,
        "words": said,
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | time) else value


def read_sheet(batch: PaperBatch) -> Sheet:
    """Day and signer alone."""
    dated = batch.words.get("dated")
    return Sheet(
        dated=date.fromisoformat(dated) if dated else None,
        signer_name=batch.words.get("signer_name", ""),
        signer_office=batch.words.get("signer_office", ""),
    )


def sheet_for(batch: PaperBatch, recipe: Recipe, subject: Model, about: Model | None) -> Sheet:
    """What the rows of this file suggest, and above it what was typed for all."""
    typed = batch.words.get("words", {})
    kinds = {ask.name: ask.kind for ask in recipe.asks}
    said = {name: _read(kinds[name], value) for name, value in typed.items() if name in kinds}
    return replace(read_sheet(batch), words={**recipe.initial(subject, about), **said})


def _read(kind: AskKind, value: object) -> object:
    if kind == AskKind.DAY:
        return date.fromisoformat(str(value))
    return time.fromisoformat(str(value)) if kind == AskKind.TIME else value


def unsaid(recipe: Recipe, subject: Model, about: Model | None, sheet: Sheet) -> list[str]:
    """Labels of what this paper must say and nobody has said."""
    asked: Mapping[str, object] = sheet.words
    return [
        ask.label
        for ask in recipe.asked(subject, about)
        if ask.required and asked.get(ask.name) in (None, "")
    ]
