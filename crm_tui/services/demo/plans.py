"""The sample team's written plans for key clients, and the views it saved."""

from datetime import timedelta

from crm_tui.services.demo.scene import Scene

# client | title | status | summary | situation | vision | strategy
PLANS = (
    (
        "青禾冷链物流", "青禾 2026", "active", "守住主供应商地位，把云平台铺到全部十二个枢纽。",
        "四个枢纽已上线，信息部担心数据接口；同行冷盾在两个枢纽试用。", "三年内成为其冷链数据的唯一平台。",
        "先做接口，再谈框架合同；总经理每季度见一次林悦。",
    ),
    (
        "Nordlys Seafood AS", "Nordlys 2026", "agreed", "From preferred supplier to partner on every export lane.",
        "All trucks equipped, the vessels are not. A rival offers cheaper loggers without certificates.",
        "Every pallet leaves Bergen with our record.", "Pilot on two vessels, then a price for the fleet.",
    ),
    (
        "云杉生物制药", "云杉 成长计划", "draft", "借新厂扩建，把探头和保温箱一起做进去。",
        "新厂十月验收，质量部认可我们，采购仍在比价。", "成为其全国分拨仓的标准配置。", "让质量部写进验收规程。",
    ),
)  # fmt: skip
# title | target | unit | current | days ahead | then its actions
OBJECTIVES = (
    (
        "上线的枢纽 Hubs or sites live",
        12,
        "sites",
        4,
        200,
        ("确认接口文档 Agree the interface", "排上线日程 Plan the roll-out"),
    ),
    ("年度订单额 Orders this year", 900_000, "CNY", 410_000, 290, ("准备框架合同 Draft the frame contract",)),
    (
        "高层会面 Executive meetings",
        4,
        "meetings",
        1,
        240,
        ("约下季度高层会 Fix the next executive meeting",),
    ),
)
VIEWS = (
    (
        "silent",
        "client",
        "last_touch>45d and tier=key or last_touch>90d",
        "last_touch",
        "name,tier,owner,last_touch",
    ),
    (
        "本月要签",
        "opportunity",
        "expected_close<30d and state=open",
        "expected_close",
        "name,client,stage,amount,owner",
    ),
    ("open faults", "complaint", "kind=fault and state=open", "resolve_by", ""),
)


def plans(scene: Scene) -> None:
    """Three plans with objectives, whose actions are tasks."""
    known = {account.name: account for account in scene.accounts}
    for client, title, status, summary, situation, vision, strategy in PLANS:
        account = known[client]
        owner = scene.member(account.owner)
        texts = {"summary": summary, "situation": situation, "vision": vision, "strategy": strategy}
        plan = scene.add("plan", title=title, client=account.id, owner=owner, status=status, **texts)
        for number, (aim, target, unit, current, ahead, actions) in enumerate(OBJECTIVES):
            due = scene.today + timedelta(days=ahead)
            facts = {"target": target, "unit": unit, "current": current, "due": due, "owner": owner}
            objective = scene.add("objective", plan=plan.id, title=aim, **facts)
            for action in actions:
                when = scene.today + timedelta(days=8 + 5 * number)
                belongs = {"client": account.id, "plan": plan.id, "objective": objective.id, "owner": owner}
                scene.add("task", title=action, due=when, start=scene.today, **belongs)


def views(scene: Scene) -> None:
    """A few saved filters."""
    for name, on, where, sort, columns in VIEWS:
        scene.add("view", name=name, on=on, filter=where, sort=sort, columns=columns or None)
