"""What the CRM can do: one module per noun, and the verbs all nouns share.

Verbs take an open session and keyword arguments, return records or small frozen dataclasses, raise CrmError, and
never commit, print or ask.
"""
