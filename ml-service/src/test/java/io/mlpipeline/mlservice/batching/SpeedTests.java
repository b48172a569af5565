package io.mlpipeline.mlservice.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeedTests {

    private final Speed speed = new Speed();

    @Test
    void knowsNothingAtFirst() {
        assertThat(speed.nanosFor(1_000)).isZero();
        assertThat(speed.costWithin(Duration.ofMillis(1))).isInfinite();
    }

    @Test
    void believesTheFirstBatch() {
        speed.measured(10, 1_000);

        assertThat(speed.nanosFor(3)).isEqualTo(300);
        assertThat(speed.costWithin(Duration.ofNanos(400))).isEqualTo(4);
    }

    @Test
    void followsAChange() {
        speed.measured(10, 1_000);
        for (int i = 0; i < 50; i++) {
            speed.measured(10, 5_000);
        }

        assertThat(speed.nanosFor(1)).isCloseTo(500, within(5.0));
    }
}
