"""The headers of people, in address books and staff lists, by field, best word first."""

PERSON = """
name: full name | display name | person - name | file as | contact name | 姓名 | 全名 | 名字 | 联系人
    | 联系人姓名 | 聯絡人
name.first: first name | given name | first | forename | person - first name | 名 | 名字(名)
name.middle: middle name | additional name | 中间名
name.last: last name | family name | surname | last | person - last name | 姓 | 姓氏
email: e-mail address | mail | email address | work email | person - email (work) | 电子邮件地址
    | 电子邮件 | 邮箱 | 邮件 | 电子邮箱 | 企业邮箱 | 電子郵件 | 电邮
email.{n}: e-mail {n} - value | e-mail {n} address | email {n} | 电子邮件 {n} 地址
email.{n}.kind: e-mail {n} - label | e-mail {n} - type
email.home: home email | personal email | person - email (home) | 个人邮箱
email.other: other email | person - email (other) | alternate email
phone: phone number | telephone | tel | phone no | contact phone number | primary phone | 电话 | 联系电话
    | 电话号码 | 電話 | 聯絡電話
phone.{n}: phone {n} - value | phone {n} | 电话 {n}
phone.{n}.kind: phone {n} - label | phone {n} - type
phone.mobile: mobile phone | mobile phone number | cell | cell phone | mobile number
    | person - phone (mobile) | 手机 | 手机号 | 手机号码 | 移动电话 | 行動電話 | 手機
phone.work: business phone | work phone | company main phone | person - phone (work) | office phone
    | 商务电话 | 办公电话 | 座机 | 固定电话 | 公司電話
phone.work2: business phone 2 | 商务电话 2
phone.home: home phone | person - phone (home) | 住宅电话 | 家庭电话
phone.other: other phone | person - phone (other) | 其他电话
address: full address | mailing address | postal address | address 1 - formatted | 地址 | 联系地址
    | 通讯地址 | 通信地址
address.street: street | business street | work street | mailing street | address 1 - street
    | street address | address 1 - po box | 街道 | 商务地址 街道
address.city: city | business city | mailing city | address 1 - city | town | 城市 | 商务地址 市/县
address.region: state | business state | mailing state | mailing state/province | address 1 - region
    | state/region | province | 省份 | 省 | 商务地址 省/市/自治区
address.postcode: postal code | zip | zip code | postcode | business postal code
    | mailing zip/postal code | address 1 - postal code | 邮编 | 邮政编码 | 商务地址 邮政编码
address.country: country | country/region | business country | business country/region | mailing country
    | address 1 - country | 国家 | 国家/地区 | 商务地址 国家/地区
"""

CONTACT = """
client: company | company name | account | account name | organization | organization name | organisation
    | organization 1 - name | organization - name | person - organization | associated company | employer
    | 客户 | 客户名称 | 公司 | 公司名称 | 单位 | 单位名称 | 企业名称 | 所属公司 | 客戶 | 公司名稱
title: job title | position | organization title | organization 1 - title | person - job title | role
    | 职务 | 职位 | 头衔 | 職稱 | 職位
department: dept | organization department | organization 1 - department | 部门 | 所在部门 | 部門
wechat: wechat id | weixin | 微信 | 微信号 | 微信號
birthday: birth date | date of birth | birthdate | person - birthday | 生日 | 出生日期
tags: tag | labels | label | categories | group membership | person - label | 标签 | 类别 | 分组 | 標籤
note: notes | comments | comment | remarks | remark | description | 备注 | 附注 | 说明 | 備註
"""

MEMBER = """
name: full name | display name | member | sales agent | agent | sales rep | salesperson | employee | user
    | owner name | 姓名 | 成员 | 成员姓名 | 员工姓名 | 销售 | 业务员
name.first: first name | given name | 名
name.last: last name | family name | surname | 姓
login: username | account | user id | userid | account id | 帐号 | 账号 | 用户名 | 登录名 | 帳號
email: e-mail address | mail | email address | work email | 邮箱 | 电子邮件 | 企业邮箱 | 电子邮件地址
role: position | job title | title | 职位 | 角色 | 职务 | 岗位
manager: reports to | supervisor | team lead | sales manager | 上级 | 经理 | 主管 | 直属上级 | 直接上级
    | 汇报对象
territory: region | regional office | sales territory | area | office | 片区 | 区域 | 大区 | 地区
"""
