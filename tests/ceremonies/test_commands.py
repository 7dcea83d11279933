import pytest
from django.core.management import CommandError, call_command

from ceremonies.models import Policy
from members.models import AuditEntry, User


def test_demo_leaves_real_data_alone(cast):
    with pytest.raises(CommandError, match="đã có dữ liệu thật") as refused:
        call_command("demo")
    assert refused.value.returncode == 1
    assert User.objects.filter(is_demo=True).count() == 0


def test_demo_accounts_of_a_real_database(cast, capsys):
    call_command("demo", "--accounts")
    assert capsys.readouterr().out == "Không có tài khoản dùng thử.\n"


def test_load_policies_adds_what_is_missing_and_changes_nothing(db, capsys):
    call_command("load_policies")
    Policy.objects.filter(code="294-2025").update(title="Văn phòng đã sửa")
    call_command("load_policies")
    assert (
        capsys.readouterr().out
        == "Đã thêm quy định: 294-2025, 208-2026, 24-2021.\nKhông có quy định nào mới.\n"
    )
    assert Policy.objects.get(code="294-2025").title == "Văn phòng đã sửa"
    assert AuditEntry.objects.filter(action="policy.load").count() == 3
