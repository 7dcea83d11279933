from django.core.management.base import BaseCommand

from members.services.accounts import create_first_admin


class Command(BaseCommand):
    help = "Tạo tài khoản quản trị đầu tiên và in mật khẩu dùng một lần; không làm gì khi đã có tài khoản."

    def handle(self, **options):
        created = create_first_admin()
        if created is None:
            return self.stdout.write("Đã có tài khoản trong hệ thống, không tạo thêm.")
        username, password = created
        self.stdout.write("Đã tạo tài khoản quản trị hệ thống.")
        self.stdout.write(f"  Tên đăng nhập:          {username}")
        self.stdout.write(f"  Mật khẩu dùng một lần:  {password}")
        return self.stdout.write("Mật khẩu chỉ hiện lần này; phải đổi khi đăng nhập lần đầu.")
