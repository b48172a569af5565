package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.training.TrainingProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A training that was asked for. One thread runs it; any number watch it, each at its own pace, for
 * all they see is the state at the moment they look.
 */
final class TrainingJob {

    private final String id;
    private final TrainingOrder order;
    private final Instant created;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile JobStatus status = JobStatus.QUEUED;
    private volatile boolean cancelAsked;

    TrainingJob(String id, TrainingOrder order, Instant created) {
        this.id = id;
        this.order = order;
        this.created = created;
    }

    String id() {
        return id;
    }

    TrainingOrder order() {
        return order;
    }

    Instant created() {
        return created;
    }

    JobStatus status() {
        return status;
    }

    boolean cancelAsked() {
        return cancelAsked;
    }

    /**
     * Waits for a change.
     *
     * @param seen the revision that the caller knows
     * @return the present state, the same as known if nothing changed in time
     */
    JobStatus await(long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (status.revision() == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return status;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks the job to end: at once if it is waiting, soon if it runs.
     *
     * @return false if it has ended already
     */
    boolean cancel() {
        cancelAsked = true;
        return change(now -> now.state() == JobState.QUEUED ? now.cancelled(Instant.now()) : now);
    }

    /** Begins, unless it was cancelled while it waited. */
    boolean start() {
        return change(now -> now.running(Instant.now()));
    }

    void progress(TrainingProgress latest) {
        change(now -> now.at(latest));
    }

    void succeed(TrainingResult result) {
        change(now -> now.succeeded(result, Instant.now()));
    }

    void fail(JobError why) {
        change(now -> now.failed(why, Instant.now()));
    }

    void endCancelled() {
        change(now -> now.cancelled(Instant.now()));
    }

    /** An end is final. */
    private boolean change(UnaryOperator<JobStatus> step) {
        lock.lock();
        try {
            if (status.state().isEnd()) {
                return false;
            }
            status = step.apply(status);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
