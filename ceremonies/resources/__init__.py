"""django-import-export resources: the columns of our lists, both ways."""
