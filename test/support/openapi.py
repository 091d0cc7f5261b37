"""The description that the program prints, held against what it answers; and what was never asked."""
import json
import re


class OpenApi:
    def __init__(self, text):
        self.doc = json.loads(text)
        self.schemas = self.doc["components"]["schemas"]
        self.routes = {}                                     # (METHOD, template) -> operation
        for path, operations in self.doc["paths"].items():
            for method, op in operations.items():
                self.routes[(method.upper(), path)] = op
        self.hit, self.codes, self.pattern = set(), set(), []
        for method, path in self.routes:
            regex = re.sub(r"\{\w+\}", "[^/]+", path.replace(".", r"\."))
            self.pattern.append((method, path, re.compile(f"^{regex}$")))

    def route(self, method, path):
        path = path.split("?")[0]
        found = [(m, t) for m, t, p in self.pattern if m == method and p.match(path)]
        return min(found, key=lambda r: r[1].count("{")) if found else None

    def wrong(self, schema, value, at=""):
        """What does not fit the schema: a list of sentences."""
        if "$ref" in schema:
            return self.wrong(self.schemas[schema["$ref"].rsplit("/", 1)[1]], value, at)
        if "anyOf" in schema:
            found = [self.wrong(s, value, at) for s in schema["anyOf"]]
            return [] if any(not f for f in found) else min(found, key=len)
        kinds = schema.get("type")
        kinds = [kinds] if isinstance(kinds, str) else kinds or []
        is_a = {"integer": isinstance(value, int) and not isinstance(value, bool), "null": value is None,
                "number": isinstance(value, (int, float)) and not isinstance(value, bool), "string": isinstance(value, str),
                "boolean": isinstance(value, bool), "array": isinstance(value, list), "object": isinstance(value, dict)}
        if kinds and not any(is_a[k] for k in kinds):
            return [f"{at or '/'} is {json.dumps(value, ensure_ascii=False)[:60]}, not {' or '.join(kinds)}"]
        bad = []
        if "enum" in schema and value not in schema["enum"]:
            bad.append(f"{at} {value!r} is none of {schema['enum']}")
        if isinstance(value, str):
            if "pattern" in schema and not re.search(schema["pattern"], value):
                bad.append(f"{at} {value!r} does not fit {schema['pattern']}")
            if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9):
                bad.append(f"{at} has {len(value)} characters")
        if is_a["number"] and not schema.get("minimum", -10**18) <= value <= schema.get("maximum", 10**18):
            bad.append(f"{at} {value} is out of bounds")
        if isinstance(value, list):
            for i, v in enumerate(value):
                bad += self.wrong(schema.get("items", {}), v, f"{at}/{i}")
        if isinstance(value, dict):
            known = schema.get("properties", {})
            bad += [f"{at}/{k} is missing" for k in schema.get("required", []) if k not in value]
            if schema.get("additionalProperties") is False:
                bad += [f"{at}/{k} is not described" for k in value if k not in known]
            for k, v in value.items():
                if k in known:
                    bad += self.wrong(known[k], v, f"{at}/{k}")
        return bad

    def see(self, method, path, body, answer, prefix="/api/v1"):
        """Check one exchange; what is wrong with it."""
        if prefix != "/api/v1":
            return []
        route = self.route("GET" if method == "HEAD" else method, path)
        if answer.status >= 400:
            if answer.code:
                self.codes.add(answer.code)
            bad = self.wrong(self.schemas["fault"], answer.json, "") if answer.json is not None else []
            if answer.status != 304 and not answer.headers.get("Content-Type", "").startswith("application/problem+json") and method != "HEAD":
                bad.append(f"a refusal of type {answer.headers.get('Content-Type')}")
            if answer.code and answer.code not in self.schemas["fault"]["x-codes"]:
                bad.append(f"the code {answer.code} is not described")
            return bad
        if not route:
            return [f"{method} {path} answers {answer.status} and is not described"]
        self.hit.add(route)
        op, bad = self.routes[route], []
        if answer.status != 304 and str(answer.status) not in op["responses"]:
            bad.append(f"the status {answer.status} is not described")
        described = op["responses"].get(str(answer.status), {}).get("content", {}).get("application/json")
        if described and method != "HEAD":
            bad += self.wrong(described["schema"], answer.json)
        given = op.get("requestBody", {}).get("content", {}).get("application/json")
        if given and body is not None:
            bad += [f"taken although {w}" for w in self.wrong(given["schema"], body)]
        return bad

    def unseen(self, allowed):
        """Routes and codes that nothing hit, but for those allowed by name with a reason."""
        names = [f"{m} {p}" for m, p in sorted(self.routes) if (m, p) not in self.hit]
        names += [c for c in self.schemas["fault"]["x-codes"] if c not in self.codes]
        known = {" ".join(m.split()) for m in self.routes for m in [" ".join(m)]} | set(self.schemas["fault"]["x-codes"])
        stale = [a for a in allowed if a not in known]
        return [n for n in names if n not in allowed], [a for a in allowed if a not in names and a in known] + stale
