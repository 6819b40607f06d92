"""The sample team's complaint queue: what went wrong, why, what was done and what keeps it from coming back."""

# ruff: noqa: E501 - a sentence of the story is one line of its table

# kind | category | severity | what happened | remedy sought | cause | what was done | prevention
SIMPLIFIED = """\
complaint|交付|high|到货少了两{unit}{product}，箱子有拆封痕迹|补发|承运商中转时换箱，未核对数量|当天补发两台并向承运商索赔|出库拍照，箱口贴防拆标
fault|硬件|high|{product}读数比标准温度计高一度半|更换|探头受潮，密封圈老化|上门更换探头并重新校准|三年以上的探头列入预防更换
fault|通信|critical|网关离线六小时，疫苗库没有收到报警|立即恢复，给书面说明|客户换了路由器，网关没有重新配网|远程指导重新配网，补传数据|离线三十分钟改为短信加电话
complaint|价格|low|认为续费涨价没有提前通知|按去年价|通知邮件发到了已离职的采购|按去年价续一年并道歉|续费前六十天打电话确认
fault|电池|medium|{n}台记录仪电池半年就没电|换电池|采样间隔被设成一分钟|改为十分钟并免费换电池|出厂锁定间隔，改动要确认
service_request|校准|low|请安排年度校准，最好避开月底盘点|按期校准|例行需求|按客户排班完成校准|提前两个月排期
question|软件|low|怎样把三个库的数据放在一张图里|教操作|不熟悉多选功能|视频演示五分钟|写进新员工操作卡
complaint|安装|medium|安装师傅把线槽钉在了消防管上|重新布线|外包班组没看图纸|次日重新布线，补墙面|外包进场前签图纸
suggestion|软件|low|希望报警可以按班次发给不同的人|考虑开发|现有功能只支持一个名单|记录需求，给出变通办法|列入下季度版本
fault|软件|high|平台导出的报表少了两天的数据|补数据|升级当夜队列积压|补录完成，重新出报表|升级前先清空队列
complaint|服务|medium|电话打了三次才有人接，周末没人值守|周末值班|值班表漏排|道歉并给出值班手机|值班表每周五确认
fault|硬件|medium|保温箱盖子合不严，冰排撑不到八小时|更换箱盖|铰链批次偏差|更换同批二十个箱盖|来料加测铰链
"""
TRADITIONAL = """\
complaint|交付|medium|訂單晚到兩天，門市試點延後|補償運費|海關查驗|退還運費並改走空運|出貨前預留三天
fault|通信|high|閘道器每晚十二點斷線|修復|分店夜間關路由器|改插不斷電插座|安裝單加一項電源確認
fault|硬件|medium|{product}螢幕破損，應是運送碰撞|更換|包裝邊角緩衝不足|寄新品並回收舊品|改用加厚內襯
question|軟體|low|校正證書要到哪裡下載|說明|選單位置不明顯|電話說明並寄截圖|首頁加入證書捷徑
complaint|服務|medium|工程師約好沒來，也沒有通知|重新約時間|行程系統沒有同步|道歉並隔天到場|出發前傳簡訊
suggestion|軟體|low|希望介面可以改成繁體品名|考慮|翻譯表缺漏|已補上並更新|新版本前由在地同事校對
"""
ENGLISH = """\
complaint|Delivery|high|Two {product} arrived dented, the box had been opened|Replacement|Carrier repacked in transit|Sent two new ones the same day|Tamper tape and a photo at dispatch
fault|Hardware|high|Reads 1.5 degrees above the reference thermometer|Exchange|Moisture under an aged seal|Changed the probe on site and calibrated it|Probes over three years are changed in advance
fault|Connection|critical|Gateway was offline for six hours and nobody got an alarm|Fix now, written account|New router at the client, gateway not paired again|Paired it by phone, gaps filled|Offline for 30 minutes now rings a person
complaint|Billing|low|Renewal price went up without a word|Last year's price|Notice went to someone who had left|Kept the old price for a year|Call sixty days before renewal
fault|Battery|medium|Batteries of {n} loggers died within months|New batteries|Interval had been set to one minute|Set to ten minutes, batteries for free|Short intervals ask for confirmation
service_request|Calibration|low|Yearly calibration, please not in stock-taking week|On schedule|Routine|Done on the agreed days|Planned two months ahead
question|Software|low|How do three cold rooms go into one chart|Explanation|Multiple choice is easy to miss|Shown on a short call|Added to the starter card
complaint|Installation|medium|The fitter blocked the emergency exit with cable trunking|Move it|Subcontractor had no drawing|Moved the next morning|Drawings are signed before work starts
suggestion|Software|low|Alarms should go to whoever is on shift|Consider it|Only one list of receivers|Noted, a workaround was given|On the plan for next quarter
fault|Software|high|The audit report misses two days|Complete report|Queue piled up during an upgrade|Filled the gap, new report sent|Queue is emptied before upgrades
complaint|Service|medium|Rang three times before somebody answered|Weekend cover|Rota had a hole|Apologised and gave a duty number|Rota is checked on Fridays
fault|Hardware|medium|Carrier lids do not close, ice packs last five hours|New lids|A batch of hinges out of tolerance|Twenty lids changed|Incoming hinges are gauged
"""
STEPS_NOTED = {
    "zh": ("已电话联系客户，安抚并记录现象", "技术看过日志，初步判断", "等客户提供序列号", "备件已发出"),
    "zht": ("已致電客戶了解狀況", "工程師看過紀錄", "等客戶提供序號", "備品已寄出"),
    "en": ("Rang the client and took down what happened", "Engineer read the logs", "Waiting for the serial number",
           "Spare part on its way"),
}  # fmt: skip
