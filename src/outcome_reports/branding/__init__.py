"""Brands: colours, type, logo, drawing."""
