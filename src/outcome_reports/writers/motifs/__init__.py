"""The kinds of drawing that a brand can choose, one module each: `draw` yields the groups of an SVG, one per colour.

Groups contain only circles and paths of moves and cubic curves, which look the same in PDF, web pages and Word.
"""
