"""What was said in the sample team's calls, visits and messages, in the three scripts its clients write."""

# ruff: noqa: E501 - a sentence of the story is one line of its table

# channels | what was said | what came of it | tag
SIMPLIFIED = """\
call wechat|电话回访：上批{n}{unit}{product}运行稳定，客户说{site}还想再加几个点位。|下周发报价|补货
call|确认交期。{person}希望月底前到货，否则{site}要停一个班次。|已和仓库确认可以|交期
visit|到{site}现场看了布点，发现两处信号死角，建议加一台网关。|出布点图|现场
visit|带周敏一起做季度巡检，{product}全部在校准期内。|留下巡检单|巡检
visit meeting|和{person}一起过了明年的预算，{product}列入采购清单，约{n}{unit}。|等财务批复|预算
meeting|三方会议：质量、信息、采购都在。信息主管担心数据接口，答应给测试账号。|给测试账号|接口
meeting|讲解新版药品冷链规范对他们的影响，对方记了不少笔记，问我们能不能给员工培训。|安排一次培训|法规
wechat|发了春季促销价，{person}回复说先看库存再定。||价格
wechat|{person}发来{site}的温度曲线问是不是正常，解释是化霜造成的，客户放心了。|问题当场解决|技术
wechat|节日问候，顺便问了新库的进度，说土建要拖一个月。||关怀
email|把{product}的参数表和三家同行的对比发过去了，特别标了电池寿命。|等回复|资料
email|按招标文件补交了授权书和检测报告。|资料收齐|招标
call|价格谈判：对方拿同行的低价压我们，只肯让到九五折，我坚持先谈服务。|三天后再谈|价格
call|没找到{person}，前台说出差到周四。|周四再打|
visit|陪总经理参观了我们的校准实验室，对方对两小时出证书印象很深。|对方总经理认可|参观
call|催上月尾款，财务说系统切换，承诺本周付清。|本周付款|回款
event|在冷链展上遇到{person}，聊了二十分钟，对{product}兴趣很大。|展后寄样|展会
call wechat|询问试用感受：{site}的三台样机已经装上，报警短信收得到，但夜班不会静音。|写一页操作卡|试用
meeting|年度复盘：去年断链次数从三十多次降到个位数，客户愿意给我们写案例。|拿到案例授权|案例
email|客户问能不能把历史数据导成表格给审计看，已发操作步骤。||技术
"""
TRADITIONAL = """\
call|電話回訪：{site}的{n}{unit}{product}運作正常，{person}說週末斷電那次有收到警報。|客戶滿意|回訪
visit|到{site}量測死角，門口那支探頭被堆貨擋住，已請現場移開。|改位置後再看一週|現場
meeting|跟{person}談明年度合約，希望把校正和雲端平台包成一個價。|準備組合報價|合約
wechat call|{person}問{product}能不能用手機看圖表，示範了一次，他說比現在用的好懂。|寄試用帳號|試用
email|寄出{n}{unit}{product}的報價單，有效期三十天。|等回覆|報價
call|催問報價進度，對方說老闆下週才回國。|下週三再聯絡|
event|食品展攤位上聊到退貨損失，他們一年丟掉的冰品不少，願意試一個門市。|安排試點|展覽
visit|帶新的資訊主管認識我們的工程師，討論資料怎麼接到他們的系統。|給介面文件|介面
call|客戶抱怨上次送貨晚兩天，道歉並說明原因，答應以後出貨當天通知。|關係穩住|交期
meeting|品質會議：稽核要三年紀錄，確認雲端保留五年，沒有問題。|稽核資料齊備|法規
wechat|中秋問候，聊到他們要在{site}擴建兩間冷房。|擴建要追|關懷
call|價格談到最後一輪，對方要再低百分之五，回去請示。|請示後回覆|價格
"""
ENGLISH = """\
call|Check-in call: the {n} {product} at {site} run well; {person} wants a few more points before summer.|Quote next week|reorder
call|Asked about delivery. {person} needs everything before the month ends or {site} loses a shift.|Warehouse confirmed|delivery
visit|Walked {site} with the floor team and found two dead spots; one more gateway would cover both.|Send a layout|site
visit|Quarterly round with the service team: every unit in calibration, two batteries changed.|Signed the sheet|service
meeting|Went through next year's budget with {person}; about {n} {product} are on the list.|Waiting for finance|budget
meeting|Quality, IT and purchasing at one table. IT worries about the interface and gets a test account.|Test account|interface
meeting|Showed what the new transport guideline means for them. They asked for a training morning.|Plan the training|compliance
email|Sent the data sheet of the {product} beside two rivals, battery life marked.|Waiting for an answer|information
email|Handed in the missing certificates for the tender.|Papers complete|tender
call|Price talk: they hold a lower offer from a rival. I kept to service and two-hour certificates.|Speak again Thursday|pricing
call|{person} was out; reception says back on Thursday.|Call on Thursday|
visit|Their managing director toured our calibration lab and liked how fast the certificate was ready.|Good impression|visit
email call|Reminded accounts of last month's invoice; new system, they promise to pay this week.|Payment this week|payment
event|Met {person} at the cold-chain fair, twenty good minutes, real interest in the {product}.|Send a sample|fair
call|Trial feedback: alarms arrive, but the night shift cannot silence them.|One-page card|trial
meeting|Yearly review: broken chains went from thirty to a handful. They will let us write it up.|Case study agreed|reference
email|They want history as a table for the auditor; sent the steps.||technical
call|Introduced Maya; they would speak at our autumn breakfast if it fits the season.|Invite sent|event
call email|{person} forwarded a curve from {site} and feared a fault; it was the defrost cycle.|Solved on the spot|technical
visit|Took along a loaner after theirs fell off the truck. Coffee with the drivers, good mood.|Loaner back in a week|service
call|Asked who signs for orders above the limit: the board, every second Tuesday.|Now we know|procedure
email|Quote for {n} {product} sent, valid thirty days, installation as an option.|Waiting for an answer|quote
"""
SITES = {
    "zh": ("一号冷库", "东区仓", "疫苗库", "配送车队", "新厂房", "中央厨房", "机场店"),
    "zht": ("一號冷房", "中央工廠", "北區倉", "車隊", "旗艦門市"),
    "en": (
        "cold room 2",
        "the north warehouse",
        "the vaccine store",
        "their vans",
        "the new line",
        "the dock",
    ),
}
LANGUAGES = {"China": "zh", "Taiwan": "zht", "Hong Kong": "zht"}
MINUTES = {
    "call": (5, 8, 12, 15, 20, 30), "visit": (60, 90, 120, 150, 180), "meeting": (45, 60, 75, 90),
    "email": (10, 15, 25), "wechat": (5, 5, 10, 15), "event": (20, 30, 45),
}  # fmt: skip
OURS = {
    "zh": ("寄{product}样品给{person}", "发{site}布点图", "给{person}回电话谈价格", "准备季度巡检报告", "补发检测报告"),
    "zht": ("寄{product}樣品給{person}", "回覆{person}的報價問題", "準備{site}的校正排程", "寄合約草稿"),
    "en": (
        "Send {person} a sample of the {product}", "Draw the layout for {site}", "Ring {person} about the price",
        "Write up the quarterly round", "Send the missing certificates",
    ),
}  # fmt: skip
THEIRS = {
    "zh": ("{person}答应本周给采购数量", "对方财务付上月尾款", "{person}提供{site}平面图"),
    "zht": ("{person}答應回覆試點門市名單", "對方提供{site}平面圖"),
    "en": (
        "{person} sends the number of units",
        "{person} pays the open invoice",
        "They send the plan of {site}",
    ),
}
STEPS = {
    "zh": (
        "给{person}发报价第二版", "约{person}看现场", "确认{site}数量", "请{person}写进验收要求", "送样机到{site}",
        "问清谁签字", "发同行案例给{person}",
    ),
    "zht": ("寄第二版報價給{person}", "約{person}看現場", "確認{site}數量", "送樣機到{site}", "問清楚誰簽核"),
    "en": (
        "Send {person} the second quote", "Walk {site} with {person}", "Ask who signs", "Confirm the number of units",
        "Show {person} the audit report", "Bring a loaner to {site}", "Ring {person} about the decision",
    ),
}  # fmt: skip
