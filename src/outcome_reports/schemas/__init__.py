"""JSON Schemas of the content files, with which editors complete and check as one types."""

from outcome_reports.schemas.schema_files import FILES, content_schemas, write_schemas

__all__ = ["FILES", "content_schemas", "write_schemas"]
