package io.mlpipeline.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir Path folder;

    @Test
    void keepsThemFromOneStartToTheNext() throws IOException {
        Secrets first = Secrets.keptIn(folder);
        Secrets second = Secrets.keptIn(folder);
        assertThat(first.databaseOwner()).hasSize(48).isEqualTo(second.databaseOwner());
        assertThat(first.redis()).isEqualTo(second.redis()).isNotEqualTo(first.databaseOwner());
    }

    @Test
    void givesEachServiceItsOwnAndNoOther() throws IOException {
        Secrets.keptIn(folder);
        assertThat(names("ml-service")).containsExactly("db_password", "redis_password");
        assertThat(names("preprocessor")).containsExactly("db_password", "redis_password");
        assertThat(folder.resolve("ml-service/db_password"))
                .hasSameTextualContentAs(folder.resolve("data-api/db_ml_service_password"));
        assertThat(folder.resolve("preprocessor/db_password"))
                .hasSameTextualContentAs(folder.resolve("data-api/db_preprocessor_password"));
    }

    @Test
    void letsNobodyElseReadThem() throws IOException {
        Secrets.keptIn(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(9)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    private List<String> names(String service) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(service))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
