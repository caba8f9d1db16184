"""Office Open XML: elements, drawings, measures, the package."""
