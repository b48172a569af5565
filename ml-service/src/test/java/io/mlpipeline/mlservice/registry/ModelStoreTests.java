package io.mlpipeline.mlservice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlpipeline.mlservice.keyword.KeywordModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStoreTests {

    @TempDir Path folder;

    private Path finished;
    private Path root;
    private ModelStore store;

    @BeforeEach
    void openStore() {
        finished = folder.resolve("finished");
        root = folder.resolve("registry");
        store = new ModelStore(root);
    }

    @Test
    void publishesAVersionAndLeavesNothingElse() throws IOException {
        Path source = KeywordModel.write(finished, "v1");
        Files.writeString(source.resolve("scratch.txt"), "not listed");

        store.publish(source);

        assertThat(store.versions()).containsExactly("v1");
        assertThat(names(root)).containsExactly("v1");
        assertThat(names(root.resolve("v1")))
                .containsExactly(
                        KeywordModel.KEYWORDS, "manifest.json", "manifest.sha256", "report.json");
    }

    @Test
    void publishesTheSameModelTwiceAsOnce() throws IOException {
        Path source = KeywordModel.write(finished, "v1");

        assertThat(store.publish(source)).isEqualTo(store.publish(source));
    }

    @Test
    void refusesAnotherModelUnderAVersionThatIsThere() throws IOException {
        store.publish(KeywordModel.write(finished, "v1"));
        Path other =
                KeywordModel.write(
                        folder.resolve("other"), "v1", Instant.EPOCH, List.of("x", "y", "z"));

        assertThatThrownBy(() -> store.publish(other)).isInstanceOf(ModelConflictException.class);
        assertThat(names(root)).containsExactly("v1");
    }

    @Test
    void publishesNoDamagedModel() throws IOException {
        Path source = KeywordModel.write(finished, "v1");
        Files.writeString(source.resolve(KeywordModel.KEYWORDS), "something else");

        assertThatThrownBy(() -> store.publish(source)).isInstanceOf(CorruptModelException.class);
        assertThat(names(root)).isEmpty();
    }

    @Test
    void showsReadersOnlyWholeVersionsWhilePublishing() throws Exception {
        List<Path> sources = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sources.add(KeywordModel.write(finished, "v" + i));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> publishing =
                    threads.submit(() -> {
                        for (Path source : sources) {
                            store.publish(source);
                        }
                        return null;
                    });
            while (!publishing.isDone()) {
                for (String version : store.versions()) {
                    ModelStore.verify(store.directory(version), store.manifest(version));
                }
            }
            publishing.get();
        }
        assertThat(store.versions()).hasSize(sources.size());
    }

    @Test
    void takesOneOfTwoPublishersOfTheSameVersion() throws Exception {
        Path source = KeywordModel.write(finished, "v1");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> new ModelStore(root).publish(source));
            Future<?> second = threads.submit(() -> new ModelStore(root).publish(source));
            first.get();
            second.get();
        }
        assertThat(names(root)).containsExactly("v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", "", "../finished/v1", "a/b", "-a", ".in", "champion", "train"})
    void knowsNoVersionWhoseNameIsNone(String name) {
        KeywordModel.write(finished, "v1");

        assertThatThrownBy(() -> store.directory(name)).isInstanceOf(ModelNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"format\" : 1 -> \"format\" : 2",
                "\"version\" : \"v1\" -> \"version\" : \"../v1\"",
                "\"engine\" : \"linear\" -> \"engine\" : \"oracle\"",
                "\"keywords.txt\" -> \"../keywords.txt\"",
                "\"seed\" -> \"seeds\"",
                "\"seed\" : 42 -> \"seed\" : \"many\"",
                "\"accuracy\" : 0.875 -> \"accuracy\" : 1.5",
                "\"refund\" -> \"card\"",
                "\"licence\" : \"Apache-2.0\" -> \"licence\" : null"
            })
    void refusesManifestsThatItDoesNotFullyUnderstand(String change) throws IOException {
        Path source = KeywordModel.write(finished, "v1");
        Path manifest = source.resolve("manifest.json");
        String[] replacement = change.split(" -> ");
        String text = Files.readString(manifest);
        assertThat(text).contains(replacement[0]);
        Files.writeString(manifest, text.replace(replacement[0], replacement[1]));
        Files.writeString(
                source.resolve("manifest.sha256"),
                FileDigest.of(manifest).sha256() + "  manifest.json\n");

        assertThatThrownBy(() -> store.publish(source))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("manifest.json");
    }

    @Test
    void writesTheSameManifestToTheByte() throws IOException {
        Path first = KeywordModel.write(finished, "v1");
        Path second = folder.resolve("again");
        Files.createDirectories(second);

        ManifestFile.write(second, ManifestFile.read(first, "v1"));

        assertThat(second.resolve("manifest.json"))
                .hasSameBinaryContentAs(first.resolve("manifest.json"));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
