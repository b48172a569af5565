package io.mlpipeline.mlservice.training.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of one job, which go with it.
 *
 * @param folder holds them all
 */
record JobFiles(Path folder) implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobFiles.class);
    private static final String PREFIX = "training-";

    /**
     * @param directory where to put the folder, the system's place for such if blank
     */
    static JobFiles create(String directory) throws IOException {
        return new JobFiles(
                directory.isBlank()
                        ? Files.createTempDirectory(PREFIX)
                        : Files.createTempDirectory(
                                Files.createDirectories(Path.of(directory)), PREFIX));
    }

    /** The upload. */
    Path data() {
        return folder.resolve("data");
    }

    /** The model in the making. */
    Path model() {
        return folder.resolve("model");
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            log.warn("A training's folder cannot be deleted: {}", folder);
        }
    }
}
