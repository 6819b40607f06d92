"""The headers people arrive with find their fields."""

from pathlib import Path

import pytest

from crm_tui.exchange.csv_reader import read
from crm_tui.exchange.header_words import EVERY_NOUN, WORDS
from crm_tui.exchange.joining import combine, several
from crm_tui.exchange.synonyms import field_for, fields_for, plain

SHARED = Path(__file__).parents[3] / "shared" / "data"
FIELDS = {
    "client": "name parent industry website phone email address city country employees annual_revenue "
    "founded_year tier grade owner territory tags note",
    "contact": "name client title department phone email wechat birthday tags note",
    "member": "name login email role manager territory",
    "product": "name series list_price currency",
    "opportunity": "name client owner product stage amount currency opened_on expected_close closed_on "
    "reason note",
    "complaint": "client contact opened_at channel product category severity summary remedy_sought status "
    "resolved_at resolution",
    "interaction": "client contact member at channel direction minutes summary outcome tags",
    "task": "title client contact owner due done_at",
}
HEADERS = {
    "Google Contacts": (
        "contact",
        "First Name,Middle Name,Last Name,Organization Name,Organization Title,Organization Department,"
        "Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
        "Phone 1 - Value,Address 1 - Street",
        "name.first name.middle name.last client title department birthday note tags email.1.kind email.1 "
        "phone.1.kind phone.1 address.street",
    ),
    "Google Contacts of old": (
        "contact",
        "Name,Given Name,Family Name,E-mail 2 - Type,Organization 1 - Name",
        "name name.first name.last email.2.kind client",
    ),
    "Outlook": (
        "contact",
        "First Name,Last Name,Company,Job Title,Department,Business Street,E-mail Address,E-mail 2 Address,"
        "Business Phone,Mobile Phone,Birthday,Anniversary,Categories",
        "name.first name.last client title department address.street email email.2 phone.work phone.mobile "
        "birthday - tags",
    ),
    "Outlook, Chinese": (
        "contact",
        "姓,名,单位,部门,职务,商务地址 街道,商务电话,移动电话,电子邮件地址",
        "name.last name.first client department title address.street phone.work phone.mobile email",
    ),
    "HubSpot contacts": (
        "contact",
        "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Lifecycle Stage",
        "- name.first name.last email phone title client -",
    ),
    "HubSpot deals": (
        "opportunity",
        "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Deal owner,Associated Company IDs",
        "- name stage - amount closed_on owner -",
    ),
    "Salesforce contacts": (
        "contact",
        "Id,AccountId,FirstName,LastName,Email,Title",
        "id - name.first name.last email title",
    ),
    "Salesforce deals": (
        "opportunity",
        "Id,AccountId,Name,StageName,Amount,CloseDate,IsWon",
        "id - name stage amount closed_on -",
    ),
    "Salesforce cases": (
        "complaint",
        "CaseNumber,Subject,Status,Priority,Origin",
        "- summary status severity channel",
    ),
    "Salesforce report": (
        "opportunity",
        "Account Name,Opportunity Name,Stage,Amount,Close Date",
        "client name stage amount closed_on",
    ),
    "Pipedrive people": (
        "contact",
        "Person - Name,Person - Email (Work),Organization - Name",
        "name email client",
    ),
    "Pipedrive deals": (
        "opportunity",
        "Deal - Title,Deal - Value,Deal - Currency (of value),Deal - Stage,Deal - Status,Organization - Name",
        "name amount currency stage - client",
    ),
    "LinkedIn": (
        "contact",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "name.first name.last - email client title -",
    ),
    "企业微信 contacts": (
        "contact",
        "姓名,手机号,邮箱,所在部门,职位,性别,备注,标签",
        "name phone.mobile email department title - note tags",
    ),
    "企业微信 staff": ("member", "姓名,帐号,手机号,邮箱,所在部门,职位,性别", "name login - email - role -"),
    "Chinese clients": (
        "client",
        "客户名称,联系人,电话,备注,标签,来源,行业",
        "name - phone note tags - industry",
    ),
    "Complaints": (
        "complaint",
        "Date received,Product,Sub-product,Issue,Sub-issue,Company,Submitted via,"
        "Company response to consumer",
        "opened_at product - summary category client channel resolution",
    ),
}
SALES = {
    "accounts.csv": ("client", "name industry founded_year annual_revenue employees country parent"),
    "products.csv": ("product", "name series list_price"),
    "sales_teams.csv": ("member", "name manager territory"),
    "sales_pipeline.csv": ("opportunity", "name owner product client stage opened_on closed_on amount"),
}


@pytest.mark.parametrize("noun", FIELDS)
def test_every_import_field_answers_to_its_own_name(noun: str) -> None:
    names = [*FIELDS[noun].split(), "ref", "id"]
    assert [field_for(noun, name) for name in names] == names
    assert [field_for(noun, name.replace("_", " ").upper()) for name in names] == names


@pytest.mark.parametrize("program", HEADERS)
def test_the_headers_of_other_programs_find_their_fields(program: str) -> None:
    noun, headers, fields = HEADERS[program]
    assert [field or "-" for field in fields_for(noun, headers.split(","))] == fields.split()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sales data does not stand beside the project")
@pytest.mark.parametrize("name", SALES)
def test_a_sellers_files_need_no_mapping(name: str) -> None:
    noun, fields = SALES[name]
    with read(SHARED / "sales" / name, known=lambda header: field_for(noun, header) is not None) as file:
        assert fields_for(noun, file.headers) == fields.split()
        assert all(row.problem is None for row in file.rows)


@pytest.mark.parametrize("noun", WORDS)
def test_no_word_is_listed_for_two_fields_of_a_noun(noun: str) -> None:
    owners: dict[str, str] = {}
    for line in (WORDS[noun] + EVERY_NOUN).replace("\n    |", " |").strip().splitlines():
        field, _, words = line.partition(":")
        for word in filter(None, map(plain, [field, *words.split("|")])):
            assert owners.setdefault(word, field) == field, word


def test_a_header_means_what_it_means_for_the_noun() -> None:
    nouns = ("client", "contact", "opportunity", "product", "order")
    assert [field_for(noun, "Account") for noun in nouns] == ["name", "client", "client", None, None]
    assert [field_for(noun, "Title") for noun in ("contact", "task", "complaint")] == [
        "title",
        "title",
        "summary",
    ]
    assert field_for("contact", " ｅ＿ＭＡＩＬ ") == "email"
    assert field_for("contact", "***") is None


def test_of_two_columns_for_a_field_the_better_word_has_it_then_the_first() -> None:
    assert fields_for("opportunity", ["Opportunity ID", "Deal Name"]) == [None, "name"]
    assert fields_for("contact", ["Notes", "Notes "]) == ["note", None]


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"name.first": "Ada", "name.middle": "K.", "name.last": "Byron"}, "Ada K. Byron"),
        ({"name.first": "小明", "name.last": "王"}, "王小明"),
        ({"name.first": "", "name.last": "Byron"}, "Byron"),
        ({"name": "Ada B", "name.first": "Ada", "name.last": "Byron"}, "Ada B"),
        ({"name": " ", "name.first": "Ada"}, "Ada"),
        ({"name.first": " ", "name.last": ""}, ""),
    ],
)
def test_parts_of_a_name_become_one(values: dict[str, str], name: str) -> None:
    assert combine(values) == {"name": name}


def test_parts_of_an_address_become_one_in_the_order_of_its_language() -> None:
    parts = ("address.street", "address.city", "address.region", "address.postcode", "address.country")
    english = dict(zip(parts, ("1 High St", "Leeds", "", "LS1", "UK"), strict=True))
    chinese = dict(zip(parts, ("长江路1号", "重庆市", "", "400010", "中国"), strict=True))
    assert combine(english) == {"address": "1 High St, Leeds, LS1, UK"}
    assert combine(chinese) == {"address": "中国重庆市长江路1号 400010"}


def test_several_phones_and_mails_stand_in_order_with_their_kinds() -> None:
    values = {"phone.mobile": "1", "phone": "2 ::: 3", "phone.1": "1", "phone.1.kind": "* Work", "note": "x"}
    assert combine(values) == {"note": "x", "phone": "1; 2; 3"}
    assert list(several(values, "phone")) == [("1", "mobile"), ("2", ""), ("3", ""), ("1", "work")]


def test_labels_of_an_address_book_become_a_plain_list() -> None:
    assert combine({"tags": "* friends ::: * myContacts", "title": ""}) == {
        "tags": "friends; myContacts",
        "title": "",
    }
