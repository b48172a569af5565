package io.mlpipeline.quickstart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTests {

    private final Routes routes =
            new Routes(Map.of("ml-service", 1, "data-api", 2, "preprocessor", 3));

    @ParameterizedTest
    @CsvSource({
        "/api/predict, 1, 0",
        "/api/models/linear-1/comparison, 1, 0",
        "/api/jobs/1, 1, 0",
        "/v2, 1, 0",
        "/v2/health/ready, 1, 0",
        "/api/texts, 2, 0",
        "/api/texts/1, 2, 0",
        "/api/predictions, 2, 0",
        "/api/feedback, 2, 0",
        "/api/labels, 2, 0",
        "/api/stats, 2, 0",
        "/api/export, 2, 0",
        "/api/review, 2, 0",
        "/api/preprocess, 3, 0",
        "/api/dead-letters/replay, 3, 0",
        "/api/data-api/predict, 2, 13",
        "/api/ml-service/health/readiness, 1, 15",
        "/api/preprocessor/openapi.json, 3, 17"
    })
    void sendsAPathToTheServiceThatHasIt(String path, int port, int stripped) {
        assertThat(routes.of(path)).hasValue(new Routes.Target(port, stripped));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/unknown",
                "/metrics",
                "/api/metrics",
                "/api/ml-service",
                "/api/ml-service/metrics",
                "/api/ml-service/api/metrics",
                "/api/data-api/metrics/",
                "/predict"
            })
    void sendsNothingElse(String path) {
        assertThat(routes.of(path)).isEmpty();
    }
}
