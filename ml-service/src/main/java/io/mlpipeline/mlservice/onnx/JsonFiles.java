package io.mlpipeline.mlservice.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON files beside a model. */
final class JsonFiles {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonFiles() {}

    static JsonNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no %s.".formatted(file.getFileName()));
        }
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException("%s is not valid JSON.".formatted(file.getFileName()), e);
        }
    }
}
