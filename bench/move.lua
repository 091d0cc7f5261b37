-- POST /problems/{id}/moves, progress on problems of one unit; the version of each comes from its last answer.
local free, first, last = {}, 1, 0
for id, version in os.getenv("BENCH_MOVES"):gmatch("(%d+):(%d+)") do
  last = last + 1
  free[last] = { id, version }
end
local headers = {
  ["Cookie"] = os.getenv("BENCH_COOKIE"), ["X-Anju"] = "1", ["Content-Type"] = "application/json",
}
function request()
  local one = free[first]
  free[first] = nil
  first = first + 1
  headers["If-Match"] = '"' .. one[2] .. '"'
  return wrk.format("POST", "/api/v1/problems/" .. one[1] .. "/moves", headers, '{"verb":"progress","note":"已移车，还剩两辆联系不上车主"}')
end
function response(status, _, body)
  local id, version = body:match('"id":(%d+),"version":(%d+)')
  if id then
    last = last + 1
    free[last] = { id, version }
  end
end
function done(summary)
  io.write(string.format("BAD %d\n", summary.errors.status))
end
