"""allauth's account adapter: accounts are opened by an administrator."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.shortcuts import resolve_url


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu không đúng.",
        "too_many_login_attempts": "Đăng nhập sai quá nhiều lần. Vui lòng thử lại sau 15 phút.",
        "enter_current_password": "Vui lòng nhập mật khẩu hiện tại của đồng chí.",
        "incorrect_password": "Mật khẩu không đúng.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def set_password(self, user, password):
        user.must_change_password = False
        super().set_password(user, password)
