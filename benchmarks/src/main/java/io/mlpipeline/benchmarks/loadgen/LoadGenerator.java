package io.mlpipeline.benchmarks.loadgen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the requests of a plan, one virtual thread per connection.
 *
 * <p>At a fixed rate a latency is counted from the moment the request was due, whether or not a
 * connection was free then: a server that stalls is charged with all that its stall delayed (Tene's
 * "coordinated omission").
 */
public final class LoadGenerator {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final LoadPlan plan;
    private final List<byte[]> requests;
    private final Tally tally = new Tally();
    private final AtomicLong next = new AtomicLong();
    private final long start = System.nanoTime();

    private LoadGenerator(LoadPlan plan) {
        this.plan = plan;
        this.requests =
                plan.bodies().stream()
                        .map(body ->
                                HttpAnswer.request(
                                        plan.url().getHost(),
                                        plan.url().getPort(),
                                        plan.url().getPath(),
                                        body))
                        .toList();
    }

    /** Returns when the duration is over and the last answer is in or has timed out. */
    public static LoadResult run(LoadPlan plan) {
        LoadGenerator generator = new LoadGenerator(plan);
        try (ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < plan.connections(); i++) {
                connections.submit(generator::keepSending);
            }
        }
        return generator.tally.result(
                (System.nanoTime() - generator.start) / 1e9, generator.unsent());
    }

    private Void keepSending() throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(plan.url().getHost(), plan.url().getPort());
        try (HttpConnection connection = new HttpConnection(address, TIMEOUT)) {
            for (long number = next.getAndIncrement();
                    isWithin(dueNanos(number));
                    number = next.getAndIncrement()) {
                awaitNanos(dueNanos(number));
                send(connection, number);
            }
        }
        return null;
    }

    private void send(HttpConnection connection, long number) {
        long sent = System.nanoTime() - start;
        long due = plan.rate() == 0 ? sent : dueNanos(number);
        try {
            int status = connection.exchange(requests.get((int) (number % requests.size())));
            tally.answered(status, due, sent, System.nanoTime() - start);
        } catch (IOException e) {
            tally.failed(e);
        }
    }

    /** In nanoseconds after the start; what has no rate is due at once. */
    private long dueNanos(long number) {
        return plan.rate() == 0 ? 0 : (long) (number * 1e9 / plan.rate());
    }

    private boolean isWithin(long due) {
        long end = plan.duration().toNanos();
        return due < end && System.nanoTime() - start < end;
    }

    private void awaitNanos(long due) {
        for (long left = due - (System.nanoTime() - start);
                left > 0;
                left = due - (System.nanoTime() - start)) {
            LockSupport.parkNanos(left);
        }
    }

    private long unsent() {
        long planned = (long) (plan.rate() * plan.duration().toNanos() / 1e9);
        return Math.max(0, planned - tally.sent());
    }
}
