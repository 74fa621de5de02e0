"""Mail."""

from __future__ import annotations

from pathlib import Path

from dateline.schema.report import Refusal, Report
from tests.read.build import BODY, TITLE, docx, mail, one, page, read, refused

JOINED = "\n\n".join(BODY)


def test_text_subject_sender_and_date(tmp_path: Path) -> None:
    report = one(tmp_path, "a.eml", mail())
    assert report.text == JOINED
    assert report.title == TITLE
    assert report.authors == ("Ilka Moraru",)
    assert report.published is not None
    assert (report.published.start, report.published.origin) == ("2031-07-06", "mail header")


def test_what_the_headers_do_not_say_stays_absent(tmp_path: Path) -> None:
    report = one(tmp_path, "a.eml", mail(date=None, sender="desk@courier.example"))
    assert (report.authors, report.published) == ((), None)


def test_a_signature_is_left_out(tmp_path: Path) -> None:
    report = one(tmp_path, "a.eml", mail(f"{JOINED}\n\n-- \nIlka Moraru\nHarbour desk\n"))
    assert report.text == JOINED


def test_markup_is_read_where_there_is_no_plain_text(tmp_path: Path) -> None:
    assert one(tmp_path, "a.eml", mail(None, markup=page())).text == JOINED
    assert one(tmp_path, "b.eml", mail("See the web.", markup=page())).text == JOINED


def test_attached_documents_are_reports_and_pictures_are_not(tmp_path: Path) -> None:
    data = mail(attachments=[("a.docx", docx([BODY[1], BODY[3]])), ("logo.png", b"\x89PNG"), ("b.pdf", b"words")])
    first, second, third = read(tmp_path, "a.eml", data)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(third, Refusal)
    assert second.text == f"{BODY[1]}\n\n{BODY[3]}"
    assert second.source.endswith("a.eml#a.docx")
    assert third.code == "binary"


def test_a_mail_of_attachments_alone(tmp_path: Path) -> None:
    assert one(tmp_path, "a.eml", mail(None, attachments=[("a.docx", docx())])).text == JOINED


def test_bad_mails(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.eml", b"").code == "empty"
    assert refused(tmp_path, "b.eml", b"\n\nno headers at all").code == "unreadable"
    assert refused(tmp_path, "c.eml", mail(None)).code == "empty"
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(3000)
    )
    assert refused(tmp_path, "d.eml", b"Subject: x\r\n" + deep).code in ("nesting", "empty", "unreadable")
