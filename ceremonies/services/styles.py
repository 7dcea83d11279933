"""Style profiles: how the papers of an organisation look from a day on."""

from django.db import transaction

from ceremonies.documents import Style
from ceremonies.models import StyleProfile
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version


@transaction.atomic
def save_style(*, actor, profile: StyleProfile, version: int | None = None) -> StyleProfile:
    """Creates (version None) or changes a profile. Papers made before keep the style they were made in."""
    require(may(actor, "style.manage", profile.organisation))
    try:
        Style.of(profile.style)
    except ValueError as unusable:
        raise Refused(str(unusable)) from unusable
    same_day = StyleProfile.objects.filter(organisation=profile.organisation, starts_on=profile.starts_on)
    if same_day.exclude(pk=profile.pk).exists():
        whose = profile.organisation or "Kiểu chung"
        raise Refused(
            f"{whose} đã có một kiểu trình bày áp dụng từ ngày {profile.starts_on:%d/%m/%Y}. Hãy sửa kiểu ấy."
        )
    if version is None:
        profile.save(force_insert=True)
    else:
        save_version(profile, version, ["name", "starts_on", "data"])
    record(
        actor=actor,
        action="style.create" if version is None else "style.change",
        obj=profile,
        organisation=profile.organisation_id,
        starts_on=profile.starts_on.isoformat(),
        data=profile.data,
    )
    return profile
