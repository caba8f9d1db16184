"""JSON Schemas of the content files, for completion and checking in editors."""

from outcome_reports.schemas.schema_files import FILES, content_schemas, write_schemas

__all__ = ["FILES", "content_schemas", "write_schemas"]
