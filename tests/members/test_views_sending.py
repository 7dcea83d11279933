"""A creation sent twice, and what a service refuses."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.forms import CharField, Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from members.services.errors import Conflict, Refused
from members.views.sending import attempt, once

pytestmark = pytest.mark.django_db


class Counted:
    """A view that answers with the next of these answers; an exception is raised."""

    def __init__(self, *answers):
        self.answers, self.calls = list(answers), 0
        self.__name__ = self.__qualname__ = "counted"

    def __call__(self, request):
        answer = self.answers[self.calls]
        self.calls += 1
        if isinstance(answer, Exception):
            raise answer
        return answer


def sending(key, user=None, path="/moi/"):
    request = RequestFactory().post(path, {"form_key": key} if key else {})
    request.user = user or AnonymousUser()
    return request


def test_the_second_sending_leads_to_the_result_of_the_first():
    view, key = Counted(redirect("/1/"), redirect("/2/")), str(uuid4())
    assert [once(view)(sending(key)).headers["Location"] for _ in range(2)] == ["/1/", "/1/"]
    assert view.calls == 1


def test_another_form_and_another_user_are_carried_out(cast):
    view, key = Counted(redirect("/1/"), redirect("/2/"), redirect("/3/")), str(uuid4())
    requests = [sending(key, cast.chi_bo), sending(str(uuid4()), cast.chi_bo), sending(key, cast.dang_uy)]
    assert [once(view)(request).headers["Location"] for request in requests] == ["/1/", "/2/", "/3/"]


def test_a_form_shown_again_with_errors_may_be_sent_again():
    view, key = Counted(HttpResponse(status=422), redirect("/2/")), str(uuid4())
    assert [once(view)(sending(key)).status_code for _ in range(2)] == [422, 302]


def test_after_an_exception_it_may_be_sent_again():
    view, key = Counted(Conflict("x"), redirect("/2/")), str(uuid4())
    with pytest.raises(Conflict):
        once(view)(sending(key))
    assert once(view)(sending(key)).headers["Location"] == "/2/"


def test_a_sending_that_arrives_during_the_first_waits_on_the_form_page():
    key, inner = str(uuid4()), []

    @once
    def view(request):
        inner.append(view(request))
        return redirect("/1/")

    assert view(sending(key)).headers["Location"] == "/1/"
    assert [answer.headers["Location"] for answer in inner] == ["/moi/"]


class Text(Form):
    text = CharField()


@pytest.mark.parametrize(
    "error, sentence",
    [
        (Refused("Không được."), "Không được."),
        (IntegrityError("x"), "Thông tin này trùng hoặc không khớp với thông tin vừa được người khác ghi."),
    ],
)
def test_a_refusal_stands_on_the_form(error, sentence):
    def service(**details):
        raise error

    form = Text({"text": "giữ nguyên"})
    assert form.is_valid()
    assert attempt(form, service, text="x") is None
    assert form.errors == {"__all__": [sentence]}


def test_what_the_service_answers_comes_back():
    assert attempt(Text({"text": "x"}), lambda **details: details, a=1) == {"a": 1}
