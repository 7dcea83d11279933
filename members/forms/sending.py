"""What a form carries unseen: a key that makes a creation happen once, the version its reader saw."""

from uuid import uuid4

from django import forms


class OnceForm(forms.Form):
    """For a page that creates something; see `members.views.sending.once`."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class VersionForm(forms.ModelForm):
    """For a page that changes a row with a `version`."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version
        else:
            del self.fields["version"]
