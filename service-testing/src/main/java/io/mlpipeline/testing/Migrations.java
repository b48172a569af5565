package io.mlpipeline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;

/** data-api's schema, from its sources: it comes later in the build, and needs this to test. */
final class Migrations {

    private static final String FOLDER = "data-api/src/main/resources/db/migration";

    private Migrations() {}

    static void run(String url) {
        Flyway.configure()
                .dataSource(url, DatabaseRole.OWNER.username(), DatabaseRole.OWNER.password())
                .locations("filesystem:" + folder())
                .load()
                .migrate();
    }

    /** Looked for from the module's folder, in which its tests run, upwards. */
    private static Path folder() {
        Path start = Path.of("").toAbsolutePath();
        for (Path above = start; above != null; above = above.getParent()) {
            Path migrations = above.resolve(FOLDER);
            if (Files.isDirectory(migrations)) {
                return migrations;
            }
        }
        throw new IllegalStateException("there is no " + FOLDER + " above " + start);
    }
}
