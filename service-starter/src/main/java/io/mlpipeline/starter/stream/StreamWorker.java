package io.mlpipeline.starter.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The loop of one consumer: what has fallen due, then what is new, and a pause that grows while
 * Redis or the handler is down.
 */
final class StreamWorker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(StreamWorker.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final long LOOK_AROUND_NANOS = Duration.ofSeconds(1).toNanos();

    private final GroupMember member;
    private final Delivery delivery;
    private final StreamMeters meters;
    private final ExponentialBackOff backOff;
    private final CountDownLatch stop;
    private long nextLook = System.nanoTime();

    StreamWorker(
            GroupMember member,
            Delivery delivery,
            StreamMeters meters,
            Duration maxPause,
            CountDownLatch stop) {
        this.member = member;
        this.delivery = delivery;
        this.meters = meters;
        this.backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        this.backOff.setMaxInterval(Math.max(FIRST_PAUSE.toMillis(), maxPause.toMillis()));
        this.stop = stop;
    }

    @Override
    public void run() {
        BackOffExecution pauses = backOff.start();
        while (!stopsWithin(0)) {
            if (round()) {
                pauses = backOff.start();
            } else if (stopsWithin(pauses.nextBackOff())) {
                break;
            }
        }
        leave();
    }

    /**
     * @return false if it is time for a pause
     */
    private boolean round() {
        try {
            return turn();
        } catch (Throwable failure) { // whatever it is, this thread must outlive it
            if (RedisFault.says(failure, "NOGROUP")) {
                log.warn("Redis has lost its streams; the group is made again");
                return rejoin();
            }
            meters.outstanding(Double.NaN);
            log.warn("Redis does not answer: {}", failure.getClass().getSimpleName());
            member.close();
            return false;
        }
    }

    private boolean turn() {
        List<StreamEntry> due = due();
        if (!due.isEmpty()) {
            meters.handedOutAgain(due.size());
            if (!delivery.deliver(due)) {
                return false;
            }
        }
        List<StreamEntry> fresh = member.read(due.isEmpty());
        return fresh.isEmpty() || delivery.deliver(fresh);
    }

    /** A look around once a second, or at once again as long as there is something. */
    private List<StreamEntry> due() {
        if (System.nanoTime() - nextLook < 0) {
            return List.of();
        }
        meters.outstanding(member.outstanding());
        List<StreamEntry> due = member.claim();
        nextLook = System.nanoTime() + (due.isEmpty() ? LOOK_AROUND_NANOS : 0);
        return due;
    }

    private boolean rejoin() {
        try {
            member.join();
            return true;
        } catch (RuntimeException failure) {
            log.warn("The group cannot be made: {}", failure.getClass().getSimpleName());
            return false;
        }
    }

    private boolean stopsWithin(long millis) {
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void leave() {
        try {
            member.leave();
        } catch (RuntimeException failure) {
            log.debug("Redis was not told of the leave: {}", failure.getClass().getSimpleName());
        } finally {
            member.close();
        }
    }
}
