"""The headers of address books, sales programs and spreadsheets, by noun and field, best word first."""

from crm_tui.exchange.header_words_people import CONTACT, MEMBER, PERSON

EVERY_NOUN = """
ref: reference | 编号引用
id:
"""

_CLIENT = """
name: company name | company | client | client name | customer | customer name | account | account name
    | organization | organization name | organization - name | organisation | business name | 客户
    | 客户名称 | 公司 | 公司名称 | 单位 | 单位名称 | 企业名称 | 名称 | 客戶名稱 | 公司名稱
parent: parent company | parent account | subsidiary of | parent client | group | headquarters company
    | 母公司 | 上级公司 | 上级客户 | 集团 | 所属集团
industry: sector | branch | vertical | organization - industry | 行业 | 所属行业 | 產業 | 行業
website: web site | web page | url | homepage | company domain name | domain | organization - website
    | organization website | 网站 | 网址 | 官网 | 主页 | 網址
phone: phone number | telephone | tel | main phone | company phone | business phone | company main phone
    | 电话 | 公司电话 | 联系电话 | 电话号码 | 座机 | 商务电话 | 電話
email: e-mail address | email address | mail | company email | 邮箱 | 电子邮件 | 电子邮件地址 | 公司邮箱
    | 電子郵件
address: full address | business address | organization - address | billing address | 地址 | 公司地址
    | 联系地址 | 详细地址 | 通讯地址
address.street: street | street address | billing street | business street | 街道
address.region: state | state/region | province | billing state | billing state/province | business state
    | 省份 | 省
address.postcode: postal code | zip | zip code | postcode | billing zip/postal code
    | business postal code | 邮编 | 邮政编码
city: town | billing city | business city | 城市 | 所在城市 | 市
country: country/region | billing country | business country | business country/region | office location
    | 国家 | 国家/地区 | 国别 | 國家
employees: number of employees | employee count | headcount | staff | company size | 员工人数 | 员工数
    | 人数 | 人员规模 | 員工人數
annual_revenue: revenue | turnover | yearly revenue | 年营业额 | 年收入 | 营业额 | 年销售额 | 營業額
founded_year: year established | year founded | founded | established | 成立年份 | 成立时间 | 成立年
    | 创立年份
tier: client tier | account tier | 客户级别 | 客户等级 | 级别 | 客户层级
grade: client grade | 客户类别 | 类别等级
owner: account owner | company owner | client owner | contact owner | sales rep | sales agent
    | organization - owner | salesperson | account manager | 负责人 | 销售 | 销售代表 | 业务员 | 客户经理
    | 跟进人 | 負責人
territory: region | sales territory | regional office | area | 片区 | 区域 | 大区 | 地区
tags: tag | labels | label | categories | organization - label | 标签 | 客户标签 | 標籤
note: notes | comments | comment | description | remarks | 备注 | 说明 | 附注 | 備註
"""

_PRODUCT = """
name: product | product name | item | item name | product - name | 产品 | 产品名称 | 品名 | 商品名称
    | 產品名稱
series: product series | product family | family | line | product line | category | 系列 | 产品系列
    | 产品线 | 类别
list_price: sales price | price | unit price | list price | retail price | suggested retail price | 单价
    | 价格 | 标价 | 目录价 | 零售价 | 單價
currency: currency code | price currency | 币种 | 货币 | 幣別
"""

_OPPORTUNITY = """
name: deal name | opportunity | opportunity name | deal | deal - title | title | subject | topic
    | 商机名称 | 机会名称 | 销售机会 | 项目名称 | 商机 | opportunity id | deal id
client: account | account name | company | company name | customer | organization | associated company
    | deal - organization | organization - name | 客户 | 客户名称 | 公司 | 公司名称 | 客戶
owner: deal owner | opportunity owner | sales agent | sales rep | salesperson | deal - owner
    | account owner | 负责人 | 销售 | 业务员 | 销售代表 | 負責人
product: product name | item | products | 产品 | 产品名称 | 產品
stage: deal stage | stage name | deal - stage | sales stage | pipeline stage | 阶段 | 销售阶段 | 商机阶段
    | 階段
amount: close value | deal value | value | deal - value | deal amount | opportunity amount | price | 金额
    | 预计金额 | 商机金额 | 成交金额 | 销售金额 | 金額
currency: currency code | deal - currency (of value) | deal currency | deal - currency | 币种 | 货币
    | 幣別
opened_on: engage date | create date | created date | created | created on | open date | opened
    | start date | deal - deal created | 创建日期 | 开始日期 | 立项日期 | 创建时间
expected_close: expected close date | expected close date (deal) | deal - expected close date
    | forecast close date | estimated close date | 预计成交日期 | 预计签约日期 | 预计日期 | 预计结束日期
closed_on: close date | closed date | date closed | deal - won time | won date | closed | 成交日期
    | 结束日期 | 签约日期 | 关闭日期
reason: lost reason | deal - lost reason | won reason | close reason | loss reason | closed lost reason
    | closed won reason | 原因 | 输单原因 | 赢单原因 | 失败原因
note: notes | description | comments | next step | 备注 | 说明 | 備註
"""

_COMPLAINT = """
client: company | company name | account | account name | customer | organization | 客户 | 客户名称
    | 公司 | 公司名称 | 客戶
contact: contact name | requester | caller | reporter | 联系人 | 投诉人 | 报修人 | 聯絡人
opened_at: date received | date opened | opened | opened date | created at | created date
    | date/time opened | received | received at | 受理时间 | 投诉时间 | 登记时间 | 创建时间 | 受理日期
    | 投诉日期
channel: submitted via | origin | case origin | source | via | 渠道 | 来源 | 受理渠道 | 投诉渠道
product: product name | item | 产品 | 产品名称 | 產品
category: sub issue | type | case reason | complaint type | 类别 | 分类 | 投诉类别 | 问题类型
severity: priority | urgency | 严重程度 | 优先级 | 紧急程度 | 嚴重程度
summary: issue | subject | title | complaint | summary of complaint | 摘要 | 标题 | 投诉内容 | 问题
    | 问题描述 | 主题 | description | consumer complaint narrative | consumer narrative
remedy_sought: remedy | requested remedy | desired outcome | 诉求 | 客户诉求 | 期望处理
status: state of case | case status | ticket status | 状态 | 处理状态 | 狀態
resolved_at: date resolved | resolved | closed at | closed date | date/time closed | close date
    | 解决时间 | 完成时间 | 关闭时间 | 结案时间
resolution: solution | company response to consumer | outcome | 处理结果 | 解决方案 | 解决办法 | 处理意见
tags: tag | labels | 标签 | 標籤
"""

_INTERACTION = """
client: company | company name | account | account name | customer | organization | 客户 | 客户名称
    | 公司 | 公司名称 | 客戶
contact: contact name | person | contacts | with | attendees | 联系人 | 对方 | 聯絡人
member: owner | user | assigned to | logged by | activity assigned to | sales rep | 成员 | 负责人
    | 跟进人 | 记录人 | 业务员
at: date | when | time | activity date | date/time | start time | due date | timestamp | 时间 | 日期
    | 联系时间 | 跟进时间 | 拜访时间
channel: type | activity type | method | medium | kind | 渠道 | 方式 | 联系方式 | 跟进方式 | 类型
direction: in/out | inbound/outbound | 方向 | 呼入呼出
minutes: duration | duration (minutes) | length | min | 时长 | 分钟 | 时长(分钟) | 通话时长
summary: subject | note | notes | description | body | comments | content | 内容 | 摘要 | 跟进内容
    | 沟通内容 | 备注 | 主题
outcome: result | call outcome | disposition | 结果 | 跟进结果 | 沟通结果
tags: tag | labels | 标签 | 標籤
"""

_TASK = """
title: subject | task | task name | name | to do | todo | summary | activity - subject | 待办 | 任务
    | 任务名称 | 标题 | 主题 | 内容
client: company | company name | account | account name | customer | related to | organization | 客户
    | 客户名称 | 公司 | 公司名称 | 客戶
contact: contact name | person | name of contact | 联系人 | 聯絡人
owner: assigned to | assignee | task owner | responsible | sales rep | 负责人 | 执行人 | 指派给 | 負責人
due: due date | due on | deadline | due at | reminder date | activity - due date | 截止日期 | 到期日
    | 到期日期 | 完成期限 | 截止时间
done_at: done | completed | completed at | completed on | completion date | date completed | 完成时间
    | 完成日期
"""

WORDS = {
    "client": _CLIENT,
    "contact": PERSON + CONTACT,
    "member": MEMBER,
    "product": _PRODUCT,
    "opportunity": _OPPORTUNITY,
    "complaint": _COMPLAINT,
    "interaction": _INTERACTION,
    "task": _TASK,
}
