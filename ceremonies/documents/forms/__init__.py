"""The forms: in each module frozen dataclasses of facts and pure functions from facts to a snapshot."""
