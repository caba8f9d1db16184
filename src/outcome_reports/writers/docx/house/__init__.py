"""The look of a user's own Word template: its styles, theme, numbering, page, headers and footers."""
