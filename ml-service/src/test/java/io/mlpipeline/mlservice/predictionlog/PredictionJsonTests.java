package io.mlpipeline.mlservice.predictionlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PredictionJsonTests {

    @Test
    void isWhatReadersOfTheStreamExpect() {
        assertThat(
                        new String(
                                PredictionJson.of(Outcomes.of("x", "Où \"là\"? 👍"), 1),
                                StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":\"id of Où \\\"là\\\"? 👍\",\"text\":\"Où \\\"là\\\"? 👍\","
                                + "\"label\":\"a\",\"score\":0.5,\"scores\":{\"a\":0.5,\"b\":0.2,"
                                + "\"c\":0.12,\"d\":0.1,\"e\":0.05},\"abstained\":true,"
                                + "\"modelVersion\":\"m1\",\"engine\":\"linear\"}");
    }
}
