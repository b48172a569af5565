package io.mlpipeline.starter.mlservice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of {@code POST /predict} may ask for beside its texts, as it was sent: ml-service
 * checks it.
 *
 * @param top how many labels to give scores of
 * @param explain whether to say what moved the answer
 * @param model a version or an alias
 */
public record PredictOptions(
        @Nullable String top, @Nullable String explain, @Nullable String model) {

    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "top", top);
        put(given, "explain", explain);
        put(given, "model", model);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
