package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The model inside the program, for those who have not trained one of their own yet. */
final class ShippedModel {

    static final String LOCATION = "models/shipped/";

    private final ClassLoader resources;
    private final String location;

    ShippedModel(ClassLoader resources, String location) {
        this.resources = resources;
        this.location = location;
    }

    /**
     * Publishes it into a store.
     *
     * @return its manifest, or null if the program was built without one
     * @throws IOException if the store cannot be written to
     */
    @Nullable ModelManifest publishTo(ModelStore store) throws IOException {
        if (resources.getResource(location + ModelManifest.FILE_NAME) == null) {
            return null;
        }
        Path copy = Files.createTempDirectory("shipped-model");
        try {
            extract(ModelManifest.FILE_NAME, copy);
            extract(ModelManifest.DIGEST_NAME, copy);
            for (String file : ManifestFile.read(copy, "shipped").files().keySet()) {
                extract(file, copy);
            }
            return store.publish(copy);
        } finally {
            DurableFiles.deleteTree(copy);
        }
    }

    private void extract(String name, Path target) throws IOException {
        try (InputStream in = resources.getResourceAsStream(location + name)) {
            if (in == null) {
                throw new CorruptModelException("shipped", name, "is missing.");
            }
            Files.copy(in, target.resolve(name));
        }
    }
}
