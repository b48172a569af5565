package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Remembers over restarts where the aliases point, in {@code aliases.json} of the registry. */
final class AliasFile {

    private static final String NAME = "aliases.json";
    private static final TypeReference<Map<String, AliasTarget>> SHAPE = new TypeReference<>() {};
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    AliasFile(Path registry) {
        this.folder = registry;
    }

    /**
     * The aliases as last written; none if there is no file.
     *
     * @throws IOException if the file cannot be read or understood
     */
    Map<ModelAlias, AliasTarget> read() throws IOException {
        Map<ModelAlias, AliasTarget> aliases = new EnumMap<>(ModelAlias.class);
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return aliases;
        }
        try {
            for (var entry : JSON.readValue(Files.readAllBytes(file), SHAPE).entrySet()) {
                ModelAlias alias = ModelAlias.find(entry.getKey());
                if (alias != null && VersionName.isValid(entry.getValue().version())) {
                    aliases.put(alias, entry.getValue());
                }
            }
        } catch (JacksonException | NullPointerException e) {
            throw new IOException(NAME + " is not what this service wrote", e);
        }
        return aliases;
    }

    void write(Map<ModelAlias, AliasTarget> aliases) throws IOException {
        Map<String, AliasTarget> byId = new TreeMap<>();
        aliases.forEach((alias, target) -> byId.put(alias.id(), target));
        DurableFiles.replace(folder, NAME, JSON.writeValueAsBytes(byId));
    }
}
