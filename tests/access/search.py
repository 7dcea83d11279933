"""Everybody signed in may search; what is found is another matter (tests/ceremonies/test_views_search.py)."""

QUERIES = {"ceremonies:search": lambda world: {"q": "nguyen"}}
