"""Tests made from the program's own tables: whom the API shows what, for every pair of accounts, and which verb is
taken from whom, for every problem, account and verb."""
import re

from city import Client, until


def accounts(city):
    """Everybody who may sign in to the example city."""
    return [r[0] for r in city.rows("SELECT account FROM persons WHERE disabled_at IS NULL ORDER BY id")]


def pages(client, path, api):
    """All items of a list, page after page, and the count it states."""
    items, after, count = [], "", None
    takes = [p["name"] for p in api.routes[("GET", path)]["parameters"]]
    while True:
        query = ["limit=7"] * ("limit" in takes) + ([f"after={after}"] if after else ["count=1"] * ("count" in takes))
        a = client.ask("GET", path + ("?" + "&".join(query) if query else ""))
        if a.status != 200:
            return a, None, None
        count = a.json.get("count") if count is None else count
        items += a.json["items"]
        after = a.json.get("next")
        if not after:
            return a, items, count


def identified(api, items):
    """Do the items carry an id?"""
    ref = items.get("items", {}).get("$ref", "")
    return "id" in api.schemas.get(ref.rsplit("/", 1)[-1], {}).get("properties", {})


def lists(api):
    """(list path, detail path or None) of each list route: a GET whose answer has items with an id."""
    for (method, path), op in api.routes.items():
        if method != "GET" or "{" in path:
            continue
        content = op["responses"].get("200", {}).get("content", {}).get("application/json")
        items = content and "$ref" in content["schema"] and api.schemas[content["schema"]["$ref"].rsplit("/", 1)[1]]["properties"].get("items")
        if items and identified(api, items) and not any(p["required"] for p in op["parameters"]):
            one = f"{path}/{{id}}"
            yield path, one if ("GET", one) in api.routes else None


NOUNS = {"buildings": {"name": "甲幢"}, "stairwells": {"name": "甲单元"}, "elevators": {"name": "甲梯"},
         "facilities": {"kind": "lamp", "count": 1}, "contracts": {"company": "某物业"}, "owners_bodies": {"kind": "none"},
         "ledger_months": {"month": "2023-05-01", "fee_due": 1}, "households": {"code": "甲101"}}


def register_made(people):
    """A record of each noun of the register at an estate here and at one there, so that there is something to tell apart."""
    who = people["taskforce"]
    for town in ("town.qingxu", "town.liutang"):
        estate, building = people[town].ask("GET", "/estates?limit=1").json["items"][0]["id"], None
        for noun, body in NOUNS.items():
            more = {"building": building} if noun in ("stairwells", "elevators", "households") else {}
            a = who.ask("POST", "/" + noun, {"estate": estate, **body, **more}, {"Idempotency-Key": who.key()})
            assert a.status == 201, f"{noun}: {a.body}"
            building = a.json["id"] if noun == "buildings" else building


# Lists of which everybody who may read them sees all, so that they tell nobody apart; what they hold is made by `shared_made`, and each
# account still gets all of it or a refusal.
ALIKE = {"/editions": "the base as it stood is the city's, for whoever may read the base anywhere; the estates in it are told apart"}


def shared_made(city, people):
    """An edition of the base; a plan document of the city and one of a town."""
    who, town = people["taskforce"], people["town.qingxu"]
    a = who.ask("POST", "/editions", {"year": 2024, "name": "生成的一版"}, {"Idempotency-Key": who.key()})
    assert a.status == 201, a.body
    assert until(lambda: who.ask("GET", f"/editions/{a.json['id']}").json["state"] == "done"), "the edition is not frozen"
    area = town.ask("GET", "/estates?limit=1").json["items"][0]["town"]
    for c, query in ((who, ""), (town, f"&area={area}")):
        text = f"{'某镇' if query else '某市'}治理工作方案\n一、重点任务\n(一)改善环境。完成绿化补种。（牵头单位：市城管局）\n".encode()
        a = c.ask("POST", "/plan/read?name=方案.txt" + query, headers={"Idempotency-Key": c.key(), "Content-Type": "text/csv"}, raw=text)
        assert a.status == 201, a.body


def pairs(city, api, people, report):
    for path, one in lists(api):
        seen, bad, total = {}, [], set()
        for name, c in people.items():
            a, items, count = pages(c, path, api)
            if items is None:
                if a.status != 403:
                    bad.append(f"{name}: the list answers {a.status} {a.code}")
                seen[name] = None
                continue
            ids = [i["id"] for i in items]
            if len(ids) != len(set(ids)):
                bad.append(f"{name}: an id stands twice on the pages")
            if count is not None and count != len(ids):
                bad.append(f"{name}: counts {count}, lists {len(ids)}")
            seen[name] = set(ids)
            total |= seen[name]
        if one:
            for name, c in people.items():
                for i in sorted(total):
                    a = c.ask("GET", one.replace("{id}", str(i)))
                    due = 403 if seen[name] is None else 200 if i in seen[name] else 404
                    if a.status != due:
                        bad.append(f"{name}: {one} of {i} answers {a.status}, {due} is due")
                    elif due == 200 and a.json["id"] != i:
                        bad.append(f"{name}: asked for {i}, got {a.json['id']}")
                absent = c.ask("GET", one.replace("{id}", "999999999999"))
                if seen[name] is not None and total - seen[name]:
                    hidden = c.ask("GET", one.replace("{id}", str(min(total - seen[name]))))
                    same = {k: v for k, v in hidden.json.items() if k != "call"} == {k: v for k, v in absent.json.items() if k != "call"}
                    if not same:
                        bad.append(f"{name}: an invisible record answers otherwise than an absent one")
        different = {frozenset(s) for s in seen.values() if s}
        readers = [s for s in seen.values() if s is not None]            # what one alone may read tells nobody apart
        if path in ALIKE and (len(different) != 1 or not total):
            bad.append(f"{len(different)} different lists of {len(total)} records, where all who read it are to see the same")
        if one and path not in ALIKE and len(readers) > 1 and len(different) < 2:
            bad.append("nothing to tell apart: no account sees more than another")
        report(f"GET {path}: what each of {len(people)} accounts sees ({len(total)} records)", "; ".join(bad[:6]) or None)
    return


def hidden_writes(city, api, people, report):
    """Who may not see a record can neither move, unmask nor read a photo of it, and learns nothing by trying."""
    bad, tried = [], 0
    ids = {name: {i["id"] for i in pages(c, "/problems", api)[1] or []} for name, c in people.items()}
    total = set().union(*ids.values())
    photo = {int(r[0]): int(r[1]) for r in city.rows("SELECT item, max(id) FROM attachments WHERE item IS NOT NULL GROUP BY item")}
    before = city.work()
    for name, c in people.items():
        for i in sorted(total - ids[name]):
            may = "read" in c.me["caps"]
            for method, path, body in (("POST", "moves", {"verb": "verify"}), ("POST", "reveal", {"reason": "核对报事人情况"}),
                                       ("GET", f"photos/{photo.get(i, 1)}", None)):
                a = c.ask(method, f"/problems/{i}/{path}", body, {"If-Match": '"1"'} if body else None)
                tried += 1
                if a.status not in ((404,) if may and path != "reveal" else (403, 404)):
                    bad.append(f"{name}: {method} {path} of hidden {i} answers {a.status}")
    if city.work() != before:
        bad.append("something changed")
    if not tried:
        bad.append("nothing was hidden from anybody")
    report(f"{tried} requests for records out of sight", "; ".join(bad[:6]) or None)


def searched(city, api, people, report):
    """A word of each record is found by exactly those who see it, and counts nothing for anybody else."""
    bad, tried, hidden = [], 0, 0
    ids = {name: {i["id"] for i in pages(c, "/problems", api)[1] or []} for name, c in people.items() if "read" in c.me["caps"]}
    rows = city.rows("SELECT id, title FROM problems WHERE removed_at IS NULL ORDER BY id")
    titles = {int(i): t for i, t in rows}
    words = sorted({t[k:k + 2] for t in titles.values() for k in (0, len(t) // 2) if re.fullmatch(r"[\u4e00-\u9fff]{2}", t[k:k + 2])})
    for word in words[::max(1, len(words) // 25)]:
        texts = {int(i) for i, *t in city.rows("SELECT id, title, place, coalesce(description, '') FROM problems") if any(word in x for x in t)}
        for name, seen in ids.items():
            a = people[name].ask("GET", f"/search?q={word}&noun=problem&limit=50")
            groups = a.json["groups"] if a.status == 200 else []
            found = {i["id"] for g in groups for i in g["items"]}
            tried += 1
            hidden += bool(texts - seen)
            if a.status != 200 or found - seen:
                bad.append(f"{name}: {word} finds {found - seen} out of sight ({a.status})")
            if len(found) < 50 and (texts & seen) - found:
                bad.append(f"{name}: {word} does not find {(texts & seen) - found}")
            if len(found) < 50 and groups and groups[0]["n"] != len(found):
                bad.append(f"{name}: {word} counts {groups[0]['n']}, finds {len(found)}")
    if not hidden:
        bad.append("nothing was hidden from anybody")
    report(f"{tried} searches by {len(ids)} accounts: what each sees, no more and no less", "; ".join(bad[:6]) or None)


# What a move lacks when it brings nothing; these alone can be asked for without doing them.
NEEDY = {"reject", "exit", "file", "dispatch", "return", "progress", "finish", "rework", "redirect", "object", "uphold",
         "overrule", "reopen", "disagree", "merge", "unmerge", "void", "escalate"}


def cells(city, api, people, report):
    """Every verb on every problem by every account: the page says whether it may, and the engine agrees."""
    verbs = api.schemas["move_given"]["properties"]["verb"]["enum"]
    verbs = [v for v in verbs if v]
    bad, tried, states = [], 0, set()
    before = city.work()
    for name, c in people.items():
        for item in pages(c, "/problems", api)[1] or []:
            page = c.ask("GET", f"/problems/{item['id']}").json
            offered = {v["verb"]: v for v in page["verbs"]}
            states.add(page["state"])
            for verb in verbs:
                said = offered.get(verb)
                if said and said["allowed"] and verb not in NEEDY:
                    continue
                a = c.ask("POST", f"/problems/{item['id']}/moves", {"verb": verb}, {"If-Match": f'"{page["version"]}"'})
                tried += 1
                due = (409, "CONFLICT") if not said else (400, "INVALID") if said["allowed"] else (403, "DENIED")
                if a.code == "STALE":                        # a light turned in between
                    continue
                if due[1] == "DENIED" and page["paused_since"] and a.code == "CONFLICT":     # his to do, when the clock runs on
                    due = (409, "CONFLICT")
                    if said["reason"] != a.json["detail"]:
                        bad.append(f"{name}: {verb} of a stopped case is refused with {a.json['detail']!r}")
                if (a.status, a.code) != due and not (not page["verbs"] and a.status in (403, 409)):
                    bad.append(f"{name}: {page['state']} {verb} answers {a.status} {a.code}, due {due[1]}")
                if due[1] == "DENIED" and (said["reason"] or "") not in a.json["detail"]:
                    bad.append(f"{name}: {verb} is refused with {a.json['detail']!r}, the page says {said['reason']!r}")
            if page["verb"] and not offered.get(page["verb"], {}).get("allowed"):
                bad.append(f"{name}: the button {page['verb']} is not allowed")
    after = city.work()
    if after != before:
        bad.append("something changed")
    report(f"{tried} moves by {len(people)} accounts on problems in {len(states)} states: the page and the engine agree",
           "; ".join(bad[:6]) or None)


def assets(city, report):
    """What the first page loads is named by its content and kept for a year; the page itself is asked for each time."""
    c, bad = Client(city.port), []
    page = c.ask("GET", "/", prefix="")
    names = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', page.body.decode())
    for name in names:
        a = c.ask("GET", name, prefix="")
        if a.status != 200 or "immutable" not in a.headers.get("Cache-Control", ""):
            bad.append(f"{name}: {a.status} {a.headers.get('Cache-Control')}")
    if page.headers.get("Cache-Control") != "no-cache" or not names or "default-src 'self'" not in page.headers.get("Content-Security-Policy", ""):
        bad.append(f"the page: {page.headers}, {names}")
    report("hashed files are kept, the page is asked for again", "; ".join(bad) or None)
    c.close()


def listed(client, query):
    """What the query lists, page after page, and the count it states."""
    ids, after, count = [], "", None
    while True:
        a = client.ask("GET", "/problems?" + "&".join(q for q in (query, "limit=200", f"after={after}" if after else "count=1") if q))
        count = a.json["count"] if count is None else count
        ids += [i["id"] for i in a.json["items"]]
        after = a.json.get("next")
        if not after:
            return len(set(ids)), count


def figures(city, api, people, report):
    """Every figure of everybody's cockpit and board is the count of the list that it opens, and of its rows."""
    bad, seen = [], 0
    towns = [r[0] for r in city.rows("SELECT id FROM areas WHERE level = 2 ORDER BY id")][:2]
    for name, c in people.items():
        for path in ["/cockpit"] + [f"/cockpit?town={t}" for t in towns]:
            a = c.ask("GET", path)
            if a.status == 403:
                continue
            told = a.json
            all_ = [(f["key"], f["query"], f["n"]) for f in told["funnel"]]
            all_ += [(f["key"], f["query"], f["num"]) for f in told["cards"]]
            all_ += [(f["key"] + " rest", f["rest_query"], f["den"] - f["num"]) for f in told["cards"]]
            all_ += [(k, told[k]["query"], told[k]["n"]) for k in ("overdue", "listed")]
            for key, query, n in all_:
                rows, count = listed(c, query)
                seen += 1
                if not rows == count == n:
                    bad.append(f"{name} {path} {key}: says {n}, {query} counts {count} and lists {rows}")
            for t in told["towns"]:
                for key, query in (("open", "open=1"), ("overdue", "open=1&light=over,over3")):
                    rows, count = listed(c, f"town={t['town']}&{query}")
                    if not rows == count == t[key]:
                        bad.append(f"{name} {path} {t['town_name']} {key}: says {t[key]}, counts {count}, lists {rows}")
                points = round(sum(p["points"] for p in t["parts"]), 1)
                if t["parts"] and points != t["score"]:
                    bad.append(f"{name} {t['town_name']}: {points} points make a score of {t['score']}")
        board = c.ask("GET", "/problems/board")
        for col in board.json["columns"] if board.status == 200 else []:
            rows, count = listed(c, f"state={col['state']}")
            if not rows == count == col["n"]:
                bad.append(f"{name}: the column {col['state']} says {col['n']}, counts {count}, lists {rows}")
    report("every figure is the count of the list that it opens, for every account", "; ".join(bad[:5]) or (None if seen > 100 else f"only {seen} looked at"))


def run(city, api, report):
    wrong = []
    see = lambda *exchange: wrong.extend(f"{exchange[0]} {exchange[1]}: {w}" for w in api.see(*exchange))
    people = {}
    for name in accounts(city):
        try:
            people[name] = Client(city.port, name, on_answer=see)
        except RuntimeError as e:                            # locked or changed by a scenario
            if "429" not in str(e) and "401" not in str(e):
                raise
    register_made(people)
    shared_made(city, people)
    pairs(city, api, people, report)
    figures(city, api, people, report)
    hidden_writes(city, api, people, report)
    searched(city, api, people, report)
    cells(city, api, people, report)
    assets(city, report)
    report("the answers of the generated tests fit their description", "; ".join(sorted(set(wrong))[:6]) or None)
    for c in people.values():
        c.close()
