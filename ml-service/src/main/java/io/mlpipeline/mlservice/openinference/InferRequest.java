package io.mlpipeline.mlservice.openinference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked request for inference.
 *
 * @param id the caller's id of the request, to be given back; null if there is none
 * @param texts elements of the tensor {@code text}
 * @param outputs names of the wanted tensors; empty for all
 */
record InferRequest(@Nullable String id, List<@Nullable String> texts, List<String> outputs) {

    boolean wants(String output) {
        return outputs.isEmpty() || outputs.contains(output);
    }
}
