"""From facts and sentences to a snapshot: letterhead, spelling and style are the same for every form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from ceremonies.documents.blocks import Block
from ceremonies.documents.facts import Issued, Letter
from ceremonies.documents.snapshot import Signature, Snapshot
from ceremonies.documents.style import Style
from ceremonies.documents.wording import spelled

UNIONS = ("youth_union", "trade_union")


def issued(
    facts: Issued,
    *,
    title: str,
    summary: str,
    body: Iterable[Block],
    on_behalf: str | None = None,
    signatures: Sequence[Signature] | None = None,
    recipients: Sequence[str] = (),
    addressees: Sequence[str] = (),
    family: str = "party",
    sheet: str = "portrait",
    numbered: bool = True,
) -> Snapshot:
    """`on_behalf` is the body without its "T/M"; None signs in the own name, as a director does."""
    style = Style.of(facts.style)
    if signatures is None:
        signatures = [
            own_signature(facts, on_behalf, style.union_on_behalf if family in UNIONS else style.on_behalf)
        ]
    return _spelled(
        style,
        form=facts.form,
        family=family,
        sheet=sheet,
        parent_name=facts.parent_name.upper(),
        issuer_name=facts.issuer_name.upper(),
        number=facts.number if numbered else None,
        place=facts.place,
        issued_on=facts.issued_on.isoformat() if facts.issued_on else "",
        title=title,
        summary=summary,
        addressees=list(addressees),
        body=list(body),
        recipients=ended(recipients),
        signatures=list(signatures),
        verification_code=facts.verification_code,
    )


def own_signature(facts: Issued, on_behalf: str | None, mark: str) -> Signature:
    office = facts.signer_office.upper()
    if on_behalf is None:
        return signature(office, facts.signer_name)
    return signature(f"{mark} {on_behalf.upper()}", facts.signer_name, office=office)


def signature(on_behalf: str, name: str, *, office: str = "") -> Signature:
    return {"on_behalf": on_behalf, "office": office, "name": name}


def letter(
    facts: Letter, *, title: str, summary: str = "", body: Iterable[Block], signatures: Sequence[Signature]
) -> Snapshot:
    return _unissued(
        facts.style,
        form=facts.form,
        family="letter",
        place=facts.place,
        issued_on=facts.signed_on.isoformat() if facts.signed_on else "",
        title=title,
        summary=summary,
        addressees=list(facts.addressees),
        body=list(body),
        signatures=list(signatures),
    )


def plain(*, form: str, title: str, summary: str, body: Iterable[Block], style) -> Snapshot:
    """A sheet that helps and is no paper of anybody: no letterhead, no day, no signature."""
    return _unissued(
        style,
        form=form,
        family="plain",
        place="",
        issued_on=None,
        title=title,
        summary=summary,
        addressees=[],
        body=list(body),
        signatures=[],
    )


def _unissued(style, **parts) -> Snapshot:
    profile = Style.of(style)
    none = {"sheet": "portrait", "parent_name": "", "issuer_name": "", "number": None}
    return _spelled(profile, **none, **parts, recipients=[], verification_code="")


def ended(recipients: Sequence[str]) -> list[str]:
    """A comma after each, a full stop after the last."""
    plain_lines = [recipient.rstrip(" ,.;") for recipient in recipients]
    return [f"{line}," for line in plain_lines[:-1]] + [f"{line}." for line in plain_lines[-1:]]


def _spelled(profile: Style, **words) -> Snapshot:
    """All words in the spelling of the profile, and the profile."""
    return _respelled(words, profile.spelling) | {"style": asdict(profile)}


def _respelled(value, spelling: str):
    if isinstance(value, str):
        return spelled(value, spelling)
    if isinstance(value, list):
        return [_respelled(item, spelling) for item in value]
    if isinstance(value, dict):
        return {key: _respelled(item, spelling) for key, item in value.items()}
    return value


#: A paper that says this, and its form does not, is about something else than its form, and keeps its own title: a vote
#: that failed, a cancelled recognition.
_ANOTHER_MATTER = ("về kết quả xét", "công nhận")


def retitled(snapshot: Mapping[str, object], standard: str, wanted: str) -> Mapping[str, object]:
    """The paper under the title that a policy gives its form, `wanted` for `standard`: "Nghị quyết đề nghị …".

    What the paper says before and after that of its form stays: a year, a reason, "Hướng dẫn viết".
    """
    if wanted == standard:
        return snapshot
    kind, summary = str(snapshot["title"]), str(snapshot["summary"])
    standard, wanted = (spelled(title, snapshot["style"]["spelling"]) for title in (standard, wanted))
    said = f"{kind} {summary}".strip()
    start = said.casefold().find(standard.casefold())
    end = start + len(standard)
    if start >= 0 and end <= len(kind):
        return {**snapshot, "title": f"{kind[:start]}{wanted}{kind[end:]}".upper()}
    if start >= 0:
        return {**snapshot, **_parted(kind, said[:start], wanted, said[end:])}
    if any(words in said and words not in standard for words in _ANOTHER_MATTER):
        return snapshot
    wanted = _as_said(wanted, said, standard)
    if not standard.casefold().startswith(kind.casefold()):
        wanted = f"{kind} {wanted[:1].lower()}{wanted[1:]}"
    return {**snapshot, **_parted(kind, "", wanted, "")}


def _parted(kind: str, before: str, wanted: str, after: str) -> dict[str, str]:
    """Title and summary: `kind` above, as far as the words begin with it. The subject of a letter has no title."""
    whole = f"{before}{wanted}{after}"
    if not kind:
        return {"summary": whole.removeprefix("Công văn ")}
    if f"{whole} ".casefold().startswith(f"{kind} ".casefold()):
        return {"summary": whole[len(kind) :].strip()}
    return {"title": f"{before}{wanted}".upper(), "summary": after.strip()}


def _as_said(wanted: str, said: str, standard: str) -> str:
    """Who was a member before is admitted *again*; a committee that decides by itself does not *propose*."""
    if "kết nạp lại" in said and "kết nạp lại" not in wanted:
        wanted = wanted.replace("kết nạp", "kết nạp lại")
    decides = said.startswith("NGHỊ QUYẾT ") and "đề nghị" not in said
    return wanted.replace("đề nghị ", "") if decides else wanted
