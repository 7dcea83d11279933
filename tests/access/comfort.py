"""What makes the portal easy to use; nothing in it is about anybody else."""

BODIES = {"members:draft": lambda world: {"texts": '{"reason": "Đang soạn."}'}}
QUERIES = {"members:draft": lambda world: {"o": "/de-nghi/moi/"}}
KEYS: dict = {}
