"""How any Django form is drawn, and the two forms of signing in."""

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """`{{ form }}` and `{{ field.as_field_group }}` come out in our design."""

    form_template_name = "components/form_fields.html"
    field_template_name = "components/field.html"


class WithoutPlaceholders:
    """allauth repeats each label as a placeholder; labels alone are easier to read."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(WithoutPlaceholders, LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autofocus": True,
            "autocapitalize": "none",
            "spellcheck": "false",
        }


class PasswordForm(WithoutPlaceholders, ChangePasswordForm):
    pass
