from django import forms


class SearchForm(forms.Form):
    """The box in the frame of every page; a text with signs that nobody types finds nothing."""

    q = forms.CharField(label="Tìm trong cổng", max_length=100, required=False)

    @property
    def asked(self) -> str:
        return self.cleaned_data["q"] if self.is_valid() else ""
