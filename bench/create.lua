-- POST /problems with a fresh key each; estates and category from the environment.
local estates, n, seed = {}, 0, tostring(os.time()) .. tostring(math.random(1, 1e9))
for id in os.getenv("BENCH_ESTATES"):gmatch("%d+") do estates[#estates + 1] = id end
local headers = {
  ["Cookie"] = os.getenv("BENCH_COOKIE"), ["X-Anju"] = "1", ["Content-Type"] = "application/json",
}
function request()
  n = n + 1
  headers["Idempotency-Key"] = string.format("bench-%s-%012d", seed, n)
  local body = string.format(
    '{"estate":%s,"place":"3 幢 2 单元","category":%s,"severity":"serious","title":"3 幢 2 单元门厅飞线充电、堵塞疏散通道",' ..
    '"description":"门厅停放电动自行车 9 辆，从二楼窗口拉线充电 3 处，过道净宽只剩 0.6 米。"}',
    estates[n % #estates + 1], os.getenv("BENCH_CATEGORY"))
  return wrk.format("POST", "/api/v1/problems", headers, body)
end
function done(summary)
  io.write(string.format("BAD %d\n", summary.errors.status))
end
