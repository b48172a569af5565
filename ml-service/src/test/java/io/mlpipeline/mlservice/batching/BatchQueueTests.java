package io.mlpipeline.mlservice.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchQueueTests {

    private final Speed speed = new Speed();
    private final BatchQueue<Integer, Integer> queue =
            new BatchQueue<>(
                    Batchers.settings(1, 1, 1_000, Duration.ofMillis(100)),
                    speed,
                    BatchObserver.NONE,
                    () -> 0L);

    @Test
    void whatHasWaitedForRoomHasLessTimeLeft() {
        speed.measured(1, Duration.ofMillis(30).toNanos());
        queue.add(new Call<>(List.of(1, 2, 3), item -> 1, 0L));

        assertThat(queue.hasRoom(1, Duration.ZERO)).isTrue();
        assertThat(queue.hasRoom(1, Duration.ofMillis(10))).isTrue();
        assertThat(queue.hasRoom(1, Duration.ofMillis(11))).isFalse();
    }
}
