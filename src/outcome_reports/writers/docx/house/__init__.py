"""The look of a house's own Word template: its styles, theme, numbering, page, headers and footers."""
