package io.mlpipeline.mlservice.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlpipeline.starter.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WorkInFlightTests {

    private final WorkInFlight work = new WorkInFlight(100);

    @Test
    void refusesWhatGoesBeyondItsBoundAndForgetsIt() {
        work.begin(60);
        work.begin(40);

        assertThatThrownBy(() -> work.begin(1)).isInstanceOf(ProblemException.class);
        assertThat(work.characters()).isEqualTo(100);
        work.end(40);
        work.begin(1);
        assertThat(work.characters()).isEqualTo(61);
    }

    @Test
    void takesARequestThatIsAloneWhateverItsSize() {
        work.begin(1_000);

        assertThatThrownBy(() -> work.begin(1)).isInstanceOf(ProblemException.class);
    }
}
