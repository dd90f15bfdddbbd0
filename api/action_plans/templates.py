"""The template's versions, as data: which sections an edition has, and what its columns say."""

from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from api.core.schemas import Label, Schema, Title


class TemplateSection(Schema):
    """A part of the plan: A is trade and people, B terrorist financing, C cyber security."""

    code: Label
    label: Title


class TemplateColumn(Schema):
    """How a field of an entry is headed in this version."""

    field: Label
    label: Title


class ActionPlanTemplate(Schema):
    """One version of the form that economies fill in."""

    code: Label
    title: Title
    sections: list[TemplateSection]
    columns: list[TemplateColumn]

    def has_section(self, code: str) -> bool:
        """Whether the version has a section of this code."""
        return any(section.code == code for section in self.sections)


def _read() -> dict[str, ActionPlanTemplate]:
    content = Path(__file__).with_name("templates.json").read_bytes()
    versions = TypeAdapter(list[ActionPlanTemplate]).validate_json(content)
    return {version.code: version for version in versions}


TEMPLATES: Final = _read()
LATEST_TEMPLATE: Final = list(TEMPLATES)[-1]
