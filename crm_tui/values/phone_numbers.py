"""Phone numbers with the numbering plans of all countries at hand; the only module to load them."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from crm_tui.values.phones import phone_key, split_extension


def region_key(text: str, region: str) -> str:
    """The key as phones.phone_key makes it, knowing that the number was written in `region` ("CN", "US")."""
    number = _read(text, region)
    return str(number.national_number) if number else phone_key(text)


def show_phone(text: str, region: str) -> str:
    """The number in its international form with the extension, or as typed where no plan knows it."""
    number = _read(text, region)
    if not number:
        return text
    extension = split_extension(text)[1]
    shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return f"{shown} ext {extension}" if extension else shown


def _read(text: str, region: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(split_extension(text)[0], region.upper())
    except NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
