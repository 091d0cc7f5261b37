-- POST /problems/{id}/moves. BENCH_HOT: notes on a few problems again and again, each with the version of its last
-- answer. BENCH_MOVES, a file of "id:version": each once, filed in the order of the file; beyond its end nothing counts.
local function pairs_of(text)
  local list = {}
  for id, version in text:gmatch("(%d+):(%d+)") do list[#list + 1] = { id, version } end
  return list
end
local hot = os.getenv("BENCH_HOT")
local list = hot and pairs_of(hot) or pairs_of(io.open(os.getenv("BENCH_MOVES")):read("a"))
local first, last, server_errors = 1, #list, 0
local body = hot and '{"verb":"progress","note":"已移车，还剩两辆联系不上车主"}'
  or '{"verb":"file","severity":"serious","category":' .. os.getenv("BENCH_CATEGORY") .. '}'
local headers = {
  ["Cookie"] = os.getenv("BENCH_COOKIE"), ["X-Anju"] = "1", ["Content-Type"] = "application/json",
}
function request()
  local one = list[first]
  list[first] = nil
  first = first + 1
  headers["If-Match"] = '"' .. one[2] .. '"'
  return wrk.format("POST", "/api/v1/problems/" .. one[1] .. "/moves", headers, body)
end
function response(status, _, answer)
  local id, version
  if hot then id, version = answer:match('"id":(%d+),"version":(%d+)') end
  if id then
    last = last + 1
    list[last] = { id, version }
  end
end
function done(summary)
  io.write(string.format("BAD %d\n", summary.errors.status))
end
