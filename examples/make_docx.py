"""Writes reports/07-garissa-police.docx, the sample that no one can type: `python examples/make_docx.py`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from docx import Document

TITLE = "Statement on the incident on the Garissa-Hulugho road"
PARAGRAPHS = (
    "On Saturday 6 May 2023 at about 19:00 a police convoy of two vehicles was ambushed near Garissa, Kenya, by "
    "members of the Acacia Brigade armed with rifles and one rocket-propelled grenade launcher.",
    "Four police officers were killed and two were wounded. The officers returned fire and killed six attackers, "
    "whose bodies were taken away by their accomplices. One police vehicle was destroyed.",
    "The Regional Command states that two rifles were recovered and that a pursuit is under way. Reports on social "
    "media of civilian deaths are false.",
    "Issued by the Regional Police Command, 7 May 2023.",
)
FOOTER = "Invented sample: every person, group and event in this statement is made up for the dateline project."


def main() -> None:
    """Writes the file beside this script."""
    document = Document()
    document.add_heading(TITLE, level=1)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.sections[0].footer.paragraphs[0].text = FOOTER
    properties = document.core_properties
    properties.title = f"{TITLE} (invented sample)"
    properties.author = "Regional Police Command"
    properties.comments = "Invented sample written for the dateline project"
    properties.created = properties.modified = datetime(2023, 5, 7, 9, 0)
    properties.language = "en"
    document.save(str(Path(__file__).parent / "reports" / "07-garissa-police.docx"))


if __name__ == "__main__":
    main()
