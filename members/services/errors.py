"""What a service says when it cannot do what was asked. Views turn these into pages."""

from django.utils import timezone


class Conflict(Exception):
    """Somebody was faster, or it is already done: `who` did it and `when` (a datetime), if known."""

    def __init__(self, message: str, *, who: str = "", when=None):
        super().__init__(message)
        self.message, self.who, self.when = message, who, when

    @property
    def in_words(self) -> str:
        """In one line: what happened, who did it and when."""
        if not self.who:
            return self.message
        when = f" lúc {timezone.localtime(self.when):%H:%M ngày %d/%m/%Y}" if self.when else ""
        return f"{self.message} Người ghi: {self.who}{when}."


class Refused(Exception):
    """The rules do not allow it; `message` is a Vietnamese sentence for the user."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message
