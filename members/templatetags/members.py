from django import template
from django.urls import reverse
from django.utils.http import urlencode

from members.clock import today
from members.forms.saved_filters import filtered
from members.selectors import people

register = template.Library()


@register.filter
def standing(membership) -> str:
    """Đoàn viên, Đảng viên dự bị …: what the membership makes of the person today."""
    return people.standing_of(membership, today()).label


@register.inclusion_tag("members/saved_filter_bar.html", takes_context=True)
def saved_filter_bar(context, form):
    """For the list that the request shows; `list_title` as the navigation calls it."""
    of_list = filtered(context["request"].resolver_match.view_name, context["list_title"], form)
    return {"url": f"{reverse('members:saved_filter_list')}?{urlencode({'loc': of_list.signed()})}"}
