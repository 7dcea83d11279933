"""The registers of a Party office: which there are."""

from ceremonies.resources.books.acts import CERTIFICATES, DECISIONS, HANDOVERS, RESOLUTIONS
from ceremonies.resources.books.base import Book, BookResource, Column
from ceremonies.resources.books.people import MEMBERS, PROBATIONARY

__all__ = ["BOOKS", "MEMBERS", "Book", "BookResource", "Column"]

#: By the name in the address, in the order of the page.
BOOKS = {book.name: book for book in (MEMBERS, PROBATIONARY, RESOLUTIONS, HANDOVERS, DECISIONS, CERTIFICATES)}
