"""The kinds of drawing that a brand can choose, a module each: `draw` gives the groups of an SVG, one for each colour.

Groups hold paths of moves and cubic curves, and circles: the least that PDF, web pages and Word all draw alike.
"""
