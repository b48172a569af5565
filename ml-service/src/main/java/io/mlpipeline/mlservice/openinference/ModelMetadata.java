package io.mlpipeline.mlservice.openinference;

import java.util.List;
import java.util.Map;

/**
 * What a model takes and gives.
 *
 * @param name its name
 * @param versions the versions that can answer now, the champion first
 * @param platform the suite and the engine
 * @param inputs the tensors it takes
 * @param outputs the tensors it gives
 * @param properties {@code labels}: the classes in the order of {@code probabilities}
 */
record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs,
        Map<String, List<String>> properties) {}
