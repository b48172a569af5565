package io.mlpipeline.mlservice.predictionlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OutcomeBufferTests {

    @Test
    void takesTheAnswersOfARequestWholeOrNotAtAll() {
        OutcomeBuffer buffer = new OutcomeBuffer(3, 1_000);

        assertThat(buffer.offer(Outcomes.of("one", "two"))).isTrue();
        assertThat(buffer.offer(Outcomes.of("three", "four"))).isFalse();
        assertThat(buffer.offer(Outcomes.of("five"))).isTrue();
        assertThat(buffer.size()).isEqualTo(3);
    }

    @Test
    void isBoundedInCharactersToo() {
        OutcomeBuffer buffer = new OutcomeBuffer(100, 10);

        assertThat(buffer.offer(Outcomes.of("12345678"))).isTrue();
        assertThat(buffer.offer(Outcomes.of("abc"))).isFalse();
        buffer.poll();
        assertThat(buffer.offer(Outcomes.of("abc"))).isTrue();
    }

    @Test
    void givesOutOnceWhatManyOffered() throws Exception {
        OutcomeBuffer buffer = new OutcomeBuffer(1_000_000, 1_000_000_000);
        int users = 8;
        int each = 2_000;
        List<Future<?>> offering = new ArrayList<>();
        int taken = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < users; user++) {
                offering.add(
                        threads.submit(() -> {
                            for (int i = 0; i < each; i++) {
                                buffer.offer(Outcomes.of("a text"));
                            }
                        }));
            }
            while (offering.stream().anyMatch(one -> !one.isDone())) {
                taken += buffer.poll() == null ? 0 : 1;
            }
        }
        while (buffer.poll() != null) {
            taken++;
        }
        assertThat(taken).isEqualTo(users * each);
        assertThat(buffer.size()).isZero();
    }
}
