package io.mlpipeline.mlservice.onnx;

import io.mlpipeline.mlservice.engine.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a sequence classifier's {@code config.json}, and {@code tokenizer_config.json} if there is
 * one, say of it.
 *
 * @param labels in the order of its logits
 * @param maxTokens longest text it can read, special tokens included
 * @param padToken id of the token that fills short texts up
 */
record TransformerConfig(Labels labels, int maxTokens, int padToken) {

    private static final int DEFAULT_MAX_TOKENS = 512;

    /** Architectures that number their positions from behind the padding token's id. */
    private static final Set<String> OFFSET_POSITIONS =
            Set.of("roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "longformer");

    static TransformerConfig read(Path directory) throws IOException {
        JsonNode config = JsonFiles.read(directory.resolve("config.json"));
        String problem = config.path("problem_type").asString("");
        if (!problem.isEmpty() && !problem.equals("single_label_classification")) {
            throw new IOException(
                    "Only models of one label for each text can be served; problem_type in"
                            + " config.json says otherwise.");
        }
        int padToken = config.path("pad_token_id").asInt(0);
        int maxTokens = Math.min(positions(config, padToken), tokenizerLimit(directory));
        return new TransformerConfig(labels(config.path("id2label")), maxTokens, padToken);
    }

    private static Labels labels(JsonNode id2label) throws IOException {
        List<String> names = new ArrayList<>();
        for (int id = 0; id < id2label.size(); id++) {
            JsonNode name = id2label.path(Integer.toString(id));
            if (!name.isString()) {
                throw new IOException(
                        "id2label in config.json must name a label for each of 0, 1, 2, …");
            }
            names.add(name.stringValue());
        }
        if (names.size() < 2) {
            throw new IOException("id2label in config.json must name at least two labels.");
        }
        try {
            return new Labels(names);
        } catch (IllegalArgumentException e) {
            throw new IOException("id2label in config.json names a label twice.", e);
        }
    }

    private static int positions(JsonNode config, int padToken) {
        int positions = config.path("max_position_embeddings").asInt(0);
        if (OFFSET_POSITIONS.contains(config.path("model_type").asString(""))) {
            positions -= padToken + 1;
        }
        return positions > 2 ? positions : DEFAULT_MAX_TOKENS;
    }

    /** The tokenizer's own limit; where it has none, the file holds some absurdly large number. */
    private static int tokenizerLimit(Path directory) throws IOException {
        Path file = directory.resolve("tokenizer_config.json");
        if (!Files.exists(file)) {
            return Integer.MAX_VALUE;
        }
        double limit = JsonFiles.read(file).path("model_max_length").asDouble(0);
        return limit > 2 && limit < Integer.MAX_VALUE ? (int) limit : Integer.MAX_VALUE;
    }
}
