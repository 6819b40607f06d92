"""Kinds of value: each module reads one kind from text and writes it back."""
