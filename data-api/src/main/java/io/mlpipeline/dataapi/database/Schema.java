package io.mlpipeline.dataapi.database;

import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/**
 * Whether the database has this version's schema. It has from some moment after the start on, and
 * then for good; that the server may go and come back is another matter.
 */
@Component
public final class Schema {

    private final CountDownLatch ready = new CountDownLatch(1);

    /** True once roles and migrations are in place. */
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /**
     * Waits until roles and migrations are in place.
     *
     * @throws InterruptedException if the service is stopped before
     */
    public void awaitReady() throws InterruptedException {
        ready.await();
    }

    void markReady() {
        ready.countDown();
    }
}
