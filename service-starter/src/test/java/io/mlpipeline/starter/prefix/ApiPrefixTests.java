package io.mlpipeline.starter.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPrefixTests {

    @ParameterizedTest
    @CsvSource({
        "/api/predict, /predict",
        "/api/v2/models, /v2/models",
        "/api, /",
        "/api/, /",
        "/predict, /predict",
        "/apiary, /apiary",
        "/API/predict, /API/predict",
        "/api/api/predict, /api/predict",
        "/%61pi/predict, /%61pi/predict",
        "/, /",
    })
    void stripsOneWholeLeadingSegment(String path, String stripped) {
        assertThat(ApiPrefix.strip(path)).isEqualTo(stripped);
    }
}
