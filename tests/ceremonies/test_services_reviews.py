from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import ReviewOutcome, State
from ceremonies.models import ListReview, ReviewEntry
from ceremonies.selectors.documents import documents_about
from ceremonies.selectors.reviews import overdue_cells, waiting_cells
from ceremonies.services.documents import Sheet, make_document, recipe_of, recipes_for
from ceremonies.services.reviews import Said, hold_review
from members import clock
from members.models import AuditEntry
from members.services.errors import Conflict, Refused
from tests.road import bring, day, nominate, steps, walk

ENTERS, STAYS, LEAVES = ReviewOutcome.ENTERS, ReviewOutcome.STAYS, ReviewOutcome.LEAVES


def hold(cast, *said, account="chi_bo", held_on=None, number="07-NQ/CB") -> ListReview:
    items = [Said(file, file.version, outcome, note) for file, outcome, note in said]
    return hold_review(
        actor=cast.users[account], cell=cast.CB1, held_on=held_on or day(), number=number, items=items
    )


@pytest.fixture
def waiting(cast):
    return bring(cast, State.RECEIVED)


def test_whoever_enters_is_listed_by_the_review(cast, waiting):
    review = hold(cast, (waiting, ENTERS, ""))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.listed_on) == (State.LISTED, day())
    listing = waiting.resolutions.get(kind="listing")
    assert (listing.number, listing.held_on) == ("07-NQ/CB", day())
    assert list(review.entries.values_list("candidacy", "outcome")) == [(waiting.pk, "enters")]
    [entry] = AuditEntry.objects.filter(action="review.hold")
    assert (entry.data["enters"], entry.data["stays"], entry.data["leaves"]) == (1, 0, 0)


def test_whoever_leaves_is_removed_with_the_reason(cast):
    file = bring(cast, State.FOLLOWED)
    hold(cast, (file, LEAVES, "Chuyển nơi công tác ra nước ngoài."))
    file.refresh_from_db()
    assert file.state == State.REMOVED
    assert file.steps.last().reason == "Chuyển nơi công tác ra nước ngoài."


def test_whoever_stays_is_only_written_down(cast):
    file = bring(cast, State.DOSSIER)
    version = file.version
    hold(cast, (file, STAYS, ""))
    file.refresh_from_db()
    assert (file.state, file.version) == (State.DOSSIER, version)
    assert ReviewEntry.objects.get().outcome == STAYS


def test_all_or_none(cast, waiting):
    other = nominate(cast, cast.chau, route="trade_union", nominator=cast.TCD, actor=cast.cong_doan)
    with pytest.raises(Conflict, match="Lê Minh Châu"):
        hold(cast, (waiting, ENTERS, ""), (other, STAYS, ""))
    waiting.refresh_from_db()
    assert waiting.state == State.RECEIVED
    assert ListReview.objects.count() == 0


def test_once_a_month(cast):
    file = bring(cast, State.LISTED)
    hold(cast, (file, STAYS, ""))
    with pytest.raises(Refused, match="đã rà soát danh sách tháng"):
        hold(cast, (file, STAYS, ""))


def test_a_file_that_moved_on_meanwhile_is_a_conflict(cast, waiting):
    seen = Said(waiting, waiting.version, ENTERS)
    walk(cast, waiting, steps(cast)[4:5], State.LISTED)
    with pytest.raises(Conflict):
        hold_review(actor=cast.chi_bo, cell=cast.CB1, held_on=day(), number="07-NQ/CB", items=[seen])


def test_who_leaves_leaves_for_a_reason(cast):
    with pytest.raises(Refused, match="hãy ghi lý do"):
        hold(cast, (bring(cast, State.LISTED), LEAVES, " "))


def test_a_review_is_not_held_tomorrow(cast, waiting):
    with pytest.raises(Refused, match="tương lai"):
        hold(cast, (waiting, ENTERS, ""), held_on=day(-1))


@pytest.mark.parametrize("account", ["chi_bo_khac", "van_phong", "kiem_tra", "doan_bi_thu", "quan_tri"])
def test_only_the_cell_reviews_its_list(cast, waiting, account):
    with pytest.raises(PermissionDenied):
        hold(cast, (waiting, ENTERS, ""), account=account)


@pytest.mark.parametrize(
    "last, overdue",
    [(None, True), (date(2026, 8, 1), True), (date(2026, 9, 1), False), (date(2026, 10, 1), False)],
)
def test_the_committee_sees_who_has_not_reviewed(cast, waiting, last, overdue):
    """Every month; in October the review of September counts."""
    if last:
        ListReview.objects.create(cell=cast.CB1, month=last, held_on=last, number="1", actor=cast.chi_bo)
    with clock.at(clock.now().replace(year=2026, month=10, day=15)):
        found = overdue_cells(cast.van_phong, 1)
        assert [cell.code for cell in found] == (["CB1"] if overdue else [])


def test_a_cell_without_anybody_to_review_owes_nothing(cast):
    assert list(overdue_cells(cast.van_phong, 1)) == []
    bring(cast, State.SENT)
    assert list(overdue_cells(cast.van_phong, 1)) == []


def test_the_cell_is_reminded_until_the_month_is_reviewed(cast, waiting):
    month = day().replace(day=1)
    assert list(waiting_cells(cast.chi_bo, month)) == [cast.CB1]
    assert list(waiting_cells(cast.van_phong, month)) == []
    hold(cast, (waiting, ENTERS, ""))
    assert list(waiting_cells(cast.chi_bo, month)) == []


def test_the_resolution_of_the_review_names_all_who_enter(cast, waiting):
    review = hold(cast, (waiting, ENTERS, ""))
    recipe = recipe_of(ListReview, "listing_resolution")
    assert recipes_for(review) == [recipe]
    words = {"chair": "Phạm Quốc Dũng", "chair_office": "Bí thư", "secretary": "Đặng Thu Hà"}
    counts = {"members": 3, "present": 3, "agreed": 3}
    document = make_document(
        actor=cast.chi_bo,
        recipe=recipe,
        subject=review,
        sheet=Sheet(signer_name="Phạm Quốc Dũng", signer_office="Bí thư", words=words | counts),
        form_key=uuid4(),
    )
    text = str(document.snapshot["body"])
    assert document.number_text == "Số 07-NQ/CB"
    assert "công nhận 01 quần chúng ưu tú có tên sau là cảm tình Đảng" in text
    assert "Nguyễn Hoài An" in text
    assert list(documents_about(cast.van_phong, review, "listing_resolution")) == [document]
    assert list(documents_about(cast.chi_bo_khac, review, "listing_resolution")) == []


def test_a_review_that_changed_nothing_has_no_paper(cast):
    assert recipes_for(hold(cast, (bring(cast, State.LISTED), STAYS, ""))) == []
