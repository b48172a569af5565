-- Posts the texts of a file in rotation, each thread from its own place in it.
--   wrk -t 2 -c 32 -d 10s -s rotate.lua http://127.0.0.1:8000/predict -- bodies.jsonl 2
-- bodies.jsonl has one JSON body per line; the last argument is the number of threads, as in -t.

local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

-- All requests are made here, once: under load a request costs one table look-up.
function init(args)
  requests = {}
  local headers = { ["Content-Type"] = "application/json" }
  for body in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("POST", nil, headers, body)
  end
  next_request = math.floor(id * #requests / tonumber(args[2]))
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end

-- wrk's own text rounds its figures; the harness reads this line instead.
function done(summary, latency, _)
  local e = summary.errors
  io.write(string.format(
    'json: {"durationMicros":%d,"requests":%d,"bytes":%d,' ..
    '"p50Micros":%d,"p90Micros":%d,"p99Micros":%d,"maxMicros":%d,' ..
    '"connectErrors":%d,"readErrors":%d,"writeErrors":%d,"timeouts":%d,"statusErrors":%d}\n',
    summary.duration, summary.requests, summary.bytes,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max,
    e.connect, e.read, e.write, e.timeout, e.status))
end
