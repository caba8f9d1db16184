"""Data tables and charts: conversion of rows of text to typed and drawn tables of the document."""
