"""Pictures as they came from somebody's camera, made fit to keep."""

import io

from django import forms
from PIL import Image

from ceremonies.forms.scans import PDF, clean_scan
from ceremonies.models import Photo
from ceremonies.services.ceremonies import Picture
from members.forms.sending import OnceForm

LONGEST_EDGE = 2048  # pixels
QUALITY = 85
MOST_AT_ONCE = 12
JPEG = "image/jpeg"


class PicturesInput(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several files at once; each is judged, drawn anew without what the camera wrote, and made smaller."""

    def __init__(self, **options):
        super().__init__(
            widget=PicturesInput(attrs={"accept": "image/jpeg,image/png", "multiple": True}), **options
        )

    def clean(self, data, initial=None) -> list[Picture]:
        uploads = data if isinstance(data, list) else [data]
        if len(uploads) > MOST_AT_ONCE:
            raise forms.ValidationError(f"Mỗi lần gửi nhiều nhất {MOST_AT_ONCE} ảnh.")
        pictures, refused = [], []
        for upload in uploads:
            checked = super().clean(upload, initial)
            try:
                pictures.append(clean_picture(checked))
            except forms.ValidationError as error:
                refused.append(f"{checked.name}: {error.message}")
        if refused:
            raise forms.ValidationError(refused)
        return pictures


def clean_picture(upload) -> Picture:
    content, content_type = clean_scan(upload)
    if content_type == PDF:
        raise forms.ValidationError("Chỉ nhận ảnh JPEG hoặc PNG.")
    return Picture(_smaller(content), JPEG)


def _smaller(content: bytes) -> bytes:
    """A JPEG whose longer edge is capped, also of what was small already."""
    with Image.open(io.BytesIO(content)) as picture:
        picture.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
        target = io.BytesIO()
        picture.convert("RGB").save(target, "JPEG", quality=QUALITY)
    return target.getvalue()


class PhotosForm(OnceForm):
    pictures = PicturesField(
        label="Ảnh",
        help_text=f"Có thể chọn nhiều ảnh, nhiều nhất {MOST_AT_ONCE} ảnh một lần; JPEG, PNG đến 8 MB mỗi ảnh. "
        "Thông tin máy ảnh ghi kèm (nơi chụp, thiết bị) được xóa khi lưu.",
    )
    caption = forms.CharField(label="Chú thích chung", max_length=200, required=False)
    consent = forms.BooleanField(
        label="Mọi người có mặt trong các ảnh này đã đồng ý cho sử dụng ảnh",
        required=False,
        help_text="Ảnh chưa được đồng ý chỉ xem trong cổng này, không được tải ra ngoài.",
    )


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ["caption", "consent"]
