from django.test import Client

from members.permissions import grants_of


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reading(user, *, wide: bool):
    """The user as in one request; `wide`: as if far more than the cast's few organisations were in reach."""
    grants = grants_of(user)
    grants.wide_paths = {path for paths in grants.paths.values() for path in paths} if wide else set()
    user.grants_cache = {"grants": grants}
    return user
