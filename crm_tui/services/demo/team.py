"""The sample team: eight people who sell cold-chain instruments, and what they sell. All of it is made up."""

# name | login | role | department | territory | zone | manager | skills | hourly cost in CNY
MEMBERS = """\
林悦 Lin Yue|lin|unit manager|Sales|全国 Key accounts|Asia/Shanghai||大客户, negotiation, 战略|420
陈志远 Chen Zhiyuan|chen|area manager|Sales|华东 East China|Asia/Shanghai|lin|医药, cold storage|260
苏晴 Su Qing|su|sales rep|Sales|华南西南 South China|Asia/Shanghai|chen|餐饮, produce|180
何家豪 Ho Ka-ho|ho|area manager|Sales|港台 Hong Kong and Taiwan|Asia/Hong_Kong|lin|零售, seafood|300
Anna Brandt|anna|area manager|Sales|Europe|Europe/Berlin|lin|seafood, logistics, tenders|340
Daniel Reyes|daniel|sales rep|Sales|North America|America/New_York|anna|dairy, pharma|310
周敏 Zhou Min|zhou|service engineer|Service|售后 After-sales|Asia/Shanghai|lin|校准, firmware, diagnosis|200
Maya Lindqvist|maya|marketing manager|Marketing|Campaigns|Europe/Berlin|lin|events, 展会, content|280
"""

# name | series | list price in CNY | cost in CNY | short Chinese | short Traditional | short English | how counted
PRODUCTS = """\
FrostLog L1 温度记录仪|FrostLog|380|150|单探头记录仪|單探頭記錄儀|L1 loggers|台台
FrostLog L3 多探头记录仪|FrostLog|1280|560|多探头记录仪|多探頭記錄儀|L3 loggers|台台
Beacon G2 网关|Beacon|3600|1700|网关|閘道器|G2 gateways|台台
ColdRoom P5 冷库探头|Beacon|640|260|冷库探头|冷庫探頭|P5 room probes|支支
VialBox 疫苗保温箱|VialBox|2150|980|疫苗保温箱|疫苗保溫箱|VialBox carriers|个個
FrostCloud 云平台年费|Services|4800|900|云平台账号|雲端平台帳號|FrostCloud seats|个個
Calibration 校准服务|Services|1500|700|校准服务|校正服務|calibration visits|次次
"""
DEVICES = 5  # the first of them can be shown, sampled and break

RATES = {"CNY": 100, "HKD": 110, "TWD": 440, "EUR": 13, "USD": 14}  # hundredths of the price in CNY


def rows(text: str) -> list[list[str]]:
    """The cells of a table written as lines with bars."""
    return [line.split("|") for line in text.splitlines()]
