package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the store to start with: the configured directory, filled with the shipped model if it
 * holds none, or a temporary one with the shipped model where nothing can be written.
 */
final class StoreOpening {

    private static final Logger log = LoggerFactory.getLogger(StoreOpening.class);

    private final String directory;
    private final ShippedModel shipped;

    StoreOpening(String directory, ShippedModel shipped) {
        this.directory = directory;
        this.shipped = shipped;
    }

    /**
     * The store.
     *
     * @param asCache whether versions will be fetched into it, so that one that cannot be written
     *     to does not do
     */
    ModelStore open(boolean asCache) throws IOException {
        if (directory.isBlank()) {
            log.warn("No registry directory is set: models published here end with the process.");
            return temporary();
        }
        ModelStore store = new ModelStore(Path.of(directory));
        if (!store.versions().isEmpty()) {
            return asCache && !isWritable(store) ? temporaryCopyOf(store) : store;
        }
        try {
            fill(store);
            return store;
        } catch (IOException e) {
            log.warn(
                    "The registry directory {} is empty and cannot be written to: serving the"
                            + " shipped model, and what is published ends with the process.",
                    directory);
            return temporary();
        }
    }

    private ModelStore temporary() throws IOException {
        ModelStore store = emptyTemporary();
        fill(store);
        return store;
    }

    private ModelStore temporaryCopyOf(ModelStore store) throws IOException {
        log.info("The registry directory {} cannot be written to: caching elsewhere.", directory);
        ModelStore copy = emptyTemporary();
        for (String version : store.versions()) {
            try {
                copy.publish(store.directory(version));
            } catch (CorruptModelException e) {
                log.warn("Version {} is left out: {}", version, e.getMessage());
            }
        }
        new AliasFile(copy.root()).write(new AliasFile(store.root()).read());
        return copy;
    }

    private static ModelStore emptyTemporary() throws IOException {
        Path folder = Files.createTempDirectory("model-registry");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(folder), "registry-discard"));
        return new ModelStore(folder);
    }

    private static boolean isWritable(ModelStore store) {
        try {
            store.requireWritable();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void fill(ModelStore store) throws IOException {
        try {
            ModelManifest manifest = shipped.publishTo(store);
            if (manifest != null) {
                log.info("Published the shipped model {}.", manifest.version());
            }
        } catch (CorruptModelException e) {
            log.error("The shipped model is damaged: {}", e.getMessage());
        }
    }

    private static void discard(Path folder) {
        try {
            DurableFiles.deleteTree(folder);
        } catch (IOException e) {
            // the process ends, and temporary folders are the system's to clean
        }
    }
}
