package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that changes the registry: changes follow one another, need no locks, and take
 * little from those who serve. Few may wait for it.
 */
final class ChangeThread implements AutoCloseable {

    private static final int MAX_WAITING = 8;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MAX_WAITING),
                    Thread.ofPlatform()
                            .name("model-registry")
                            .priority(Thread.MIN_PRIORITY)
                            .daemon()
                            .factory());

    /** Has a change made, and returns at once. */
    Future<?> start(Runnable change) {
        return thread.submit(change);
    }

    /**
     * Has a change made, and waits for it; what it throws is thrown here.
     *
     * @throws ProblemException overloaded, if too many changes are waiting
     * @throws NotReadyException if the thread has ended
     */
    <T> T call(Callable<T> change) {
        FutureTask<T> task = new FutureTask<>(change);
        try {
            thread.execute(task);
            return task.get();
        } catch (RejectedExecutionException e) {
            if (thread.isShutdown()) {
                throw new NotReadyException("The service is shutting down.");
            }
            throw ProblemException.overloaded(
                    "Too many changes of the models are waiting; try again later.", RETRY_AFTER);
        } catch (CancellationException e) {
            throw new NotReadyException("The service is shutting down.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("The service is shutting down.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A change of the registry failed.", e.getCause());
        }
    }

    /** Ends the thread; changes that wait are not made. */
    @Override
    public void close() {
        for (Runnable waiting : thread.shutdownNow()) {
            if (waiting instanceof Future<?> future) {
                future.cancel(false);
            }
        }
    }
}
