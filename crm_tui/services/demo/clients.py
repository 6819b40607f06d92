"""The sixty clients of the sample team, over every tier and every stage of a customer's life; none is real."""

# name | alias | city | country | industry | tier | life | owner | currency
CLIENTS = """\
青禾冷链物流|Qinghe Cold Chain|青岛|China|物流 Logistics|key|maturity|lin|CNY
云杉生物制药|Yunshan Biopharma|苏州|China|医药 Pharma|key|growing|chen|CNY
Nordlys Seafood AS||Bergen|Norway|海产 Seafood|key|maturity|anna|EUR
鯤海水產|Kunhai Seafood|高雄|Taiwan|海产 Seafood|key|decline|ho|TWD
Brightwater Foods Inc||Chicago|United States|食品 Food|key|growing|daniel|USD
星野乳业|Xingye Dairy|呼和浩特|China|乳品 Dairy|key|maturity|lin|CNY
麦穗央厨|Maisui Central Kitchen|上海|China|餐饮 Catering|regular|growing|chen|CNY
百汇川医药配送|Baihuichuan Pharma|杭州|China|医药 Pharma|regular|maturity|chen|CNY
橙意果业|Chengyi Fruit|赣州|China|果蔬 Produce|regular|growing|su|CNY
南岭冷库|Nanling Cold Storage|广州|China|仓储 Storage|regular|maturity|su|CNY
海棠里花卉|Haitangli Flowers|昆明|China|花卉 Flowers|regular|decline|su|CNY
竹里餐饮|Zhuli Catering|成都|China|餐饮 Catering|regular|development|su|CNY
安澜医院集团|Anlan Hospitals|宁波|China|医疗 Health|regular|growing|chen|CNY
汀舟肉业|Tingzhou Meat|郑州|China|肉类 Meat|regular|decline|chen|CNY
茶山便利店|Chashan Stores|厦门|China|零售 Retail|regular|recovery|su|CNY
岭秀疫苗配送|Lingxiu Vaccine Delivery|南宁|China|医药 Pharma|regular|development|su|CNY
福禾烘焙|Fuhe Bakery|台北|Taiwan|烘焙 Bakery|regular|growing|ho|TWD
稻浪鮮物流|Daolang Fresh Logistics|台中|Taiwan|物流 Logistics|regular|maturity|ho|TWD
維橋藥業|Waikiu Pharma|香港|Hong Kong|医药 Pharma|regular|ended|ho|HKD
Kestrel Kühllogistik GmbH||Hamburg|Germany|物流 Logistics|regular|maturity|anna|EUR
Molenveld Bloemen BV||Aalsmeer|Netherlands|花卉 Flowers|regular|growing|anna|EUR
Fjellmat Nord AS||Tromsø|Norway|食品 Food|regular|recovery|anna|EUR
Tallgrass Dairy Cooperative||Madison|United States|乳品 Dairy|regular|decline|daniel|USD
Lakeward Vaccines LLC||Milwaukee|United States|医药 Pharma|regular|development|daniel|USD
银杏里连锁药房|Yinxingli Pharmacies|武汉|China|医药 Pharma|super_prospect|potential|chen|CNY
澄湾渔业|Chengwan Fisheries|烟台|China|海产 Seafood|super_prospect|potential|chen|CNY
蓝鹊航空食品|Lanque Air Catering|深圳|China|餐饮 Catering|super_prospect|potential|su|CNY
禾木鲜奶吧|Hemu Milk Bars|西安|China|乳品 Dairy|super_prospect|potential|chen|CNY
观潮生物样本库|Guanchao Biobank|北京|China|医药 Pharma|super_prospect|potential|lin|CNY
沙洲跨境鲜选|Shazhou Fresh Select|义乌|China|电商 E-commerce|super_prospect|potential|chen|CNY
榕荫冰淇淋|Rongyin Ice Cream|福州|China|食品 Food|super_prospect|potential|su|CNY
北岸血液中心|Beian Blood Centre|大连|China|医疗 Health|super_prospect|potential|chen|CNY
山葵町日料|Shankuiding Restaurants|天津|China|餐饮 Catering|super_prospect|potential|chen|CNY
翡翠灣超市|Jade Bay Supermarkets|香港|Hong Kong|零售 Retail|super_prospect|potential|ho|HKD
玉嶺茶飲|Yuling Tea|台南|Taiwan|餐饮 Catering|super_prospect|potential|ho|TWD
青穗動物疫苗|Qingsui Animal Health|新竹|Taiwan|医药 Pharma|super_prospect|potential|ho|TWD
Alpenhof Käserei||Innsbruck|Austria|乳品 Dairy|super_prospect|potential|anna|EUR
Emajõe Marjad OÜ||Tartu|Estonia|果蔬 Produce|super_prospect|potential|anna|EUR
Naranjal Vivo SL||Valencia|Spain|果蔬 Produce|super_prospect|potential|anna|EUR
Harbour and Finch Chocolatiers||Bristol|United Kingdom|食品 Food|super_prospect|potential|anna|EUR
Cascadia Blood Services||Portland|United States|医疗 Health|super_prospect|potential|daniel|USD
Maple Hollow Meats||Toronto|Canada|肉类 Meat|super_prospect|potential|daniel|USD
木槿花坊|Mujin Florists|南京|China|花卉 Flowers|prospect|potential|su|CNY
丹崖矿泉水|Danya Spring Water|韶关|China|食品 Food|prospect|potential|su|CNY
石桥校餐|Shiqiao School Meals|济南|China|餐饮 Catering|prospect|potential|chen|CNY
江湾海鲜市场|Jiangwan Fish Market|九江|China|海产 Seafood|prospect|ended|su|CNY
晴溪医美|Qingxi Clinics|武汉|China|医疗 Health|prospect|potential|chen|CNY
茉莉里餅家|Mutlei Bakery|香港|Hong Kong|烘焙 Bakery|prospect|potential|ho|HKD
新芽有機農場|Xinya Organic Farm|宜蘭|Taiwan|果蔬 Produce|prospect|potential|ho|TWD
Petit Givre SARL||Lyon|France|食品 Food|prospect|potential|anna|EUR
Quayside Oysters Ltd||Galway|Ireland|海产 Seafood|prospect|ended|anna|EUR
Wiślana Farm Sp. z o.o.||Łódź|Poland|医药 Pharma|prospect|potential|anna|EUR
Desert Bloom Florists||Tucson|United States|花卉 Flowers|prospect|potential|daniel|USD
Ozark Hollow Poultry||Springfield|United States|肉类 Meat|prospect|potential|daniel|USD
三禾杂货|Sanhe Trading|温州|China|贸易 Trade|unattractive|potential|chen|CNY
顺水茶楼|Shunshui Teahouse|佛山|China|餐饮 Catering|unattractive|potential|su|CNY
大埗雪糕車|Taipo Ice Cream Van|香港|Hong Kong|食品 Food|unattractive|ended|ho|HKD
Kiosk am Deich||Cuxhaven|Germany|零售 Retail|unattractive|potential|anna|EUR
Roadside Jerky Shack||Amarillo|United States|肉类 Meat|unattractive|potential|daniel|USD
老榆木干货|Laoyumu Dry Goods|哈尔滨|China|贸易 Trade|unattractive|potential|chen|CNY
"""

PARENTS = {"麦穗央厨": "青禾冷链物流", "Fjellmat Nord AS": "Nordlys Seafood AS", "禾木鲜奶吧": "星野乳业"}

# Days before today on which clients of each stage of life ordered, and how many pieces then.
ORDERS: dict[str, list[tuple[int, int]]] = {
    "potential": [],
    "development": [(48, 12)],
    "growing": [(330, 10), (251, 14), (187, 22), (118, 30), (61, 38), (12, 52)],
    "maturity": [(505, 36), (432, 40), (361, 38), (290, 42), (214, 41), (146, 39), (77, 43), (20, 40)],
    "decline": [(512, 48), (420, 40), (327, 26), (236, 15), (131, 6)],
    "ended": [(533, 16), (441, 12), (368, 5)],
    "recovery": [(521, 20), (439, 18), (27, 14)],
}
CADENCE = {"key": 12, "regular": 24, "super_prospect": 30, "prospect": 62, "unattractive": 150}
CONTACTS = {"key": 6, "regular": 4, "super_prospect": 3, "prospect": 2, "unattractive": 2}
NOTES = {
    "key": "不可替代的大客户，高层每季度见一次。A large share of our margin; the executive sponsor is Lin Yue.",
    "regular": "稳定采购，价格敏感度中等。Buys regularly; wants shorter lead times more than a discount.",
    "super_prospect": "需求明确，目前向同行采购。Needs what we sell and buys it elsewhere for now.",
    "prospect": "小批量，先用样品培养。Small volumes; keep warm with samples and useful articles.",
    "unattractive": "潜力有限，仅保留资料。Little potential: two fridges and no plans for more.",
}
QUIET = {  # nobody has been in touch for so many days
    "鯤海水產": 41, "海棠里花卉": 74, "Tallgrass Dairy Cooperative": 69, "蓝鹊航空食品": 52,
    "Cascadia Blood Services": 60, "Wiślana Farm Sp. z o.o.": 140, "維橋藥業": 118, "汀舟肉业": 66,
}  # fmt: skip
