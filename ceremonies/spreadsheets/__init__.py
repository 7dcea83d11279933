"""Workbooks about what happens that are no lists."""
