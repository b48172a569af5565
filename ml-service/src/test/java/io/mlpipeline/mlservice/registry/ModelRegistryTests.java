package io.mlpipeline.mlservice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpipeline.mlservice.keyword.KeywordClassifier;
import io.mlpipeline.mlservice.keyword.KeywordClassifierFactory;
import io.mlpipeline.mlservice.keyword.KeywordModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTests {

    private static final ModelAlias CHAMPION = ModelAlias.CHAMPION;

    @TempDir Path directory;

    private final KeywordClassifierFactory factory = new KeywordClassifierFactory();
    private final List<ModelRegistry> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(ModelRegistry::close);
        assertThat(factory.made())
                .noneMatch(KeywordClassifier::wasClosedWrongly)
                .allMatch(KeywordClassifier::isClosed);
    }

    @Test
    void makesTheVersionTrainedLastChampionWhereNoneIsRemembered() throws Exception {
        KeywordModel.write(directory, "b", Instant.parse("2026-01-02T00:00:00Z"));
        KeywordModel.write(directory, "c", Instant.parse("2026-01-03T00:00:00Z"));
        KeywordModel.write(directory, "a", Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(champion(start())).isEqualTo("c");
    }

    @Test
    void answersByTheSameVersionsAfterARestart() throws Exception {
        versions("a", "b", "c");
        ModelRegistry first = start();
        first.move(CHAMPION, "b");
        first.move(CHAMPION, "a");
        first.move(ModelAlias.CANDIDATE, "c");

        ModelRegistry second = start();

        assertThat(champion(second)).isEqualTo("a");
        try (ModelLease lease = second.acquire("candidate")) {
            assertThat(lease.model().version()).isEqualTo("c");
        }
        assertThat(second.rollBack(CHAMPION)).isEqualTo(new AliasTarget("b", "a"));
    }

    @Test
    void rollsBackWithoutLoadingAnything() throws Exception {
        versions("a", "b");
        ModelRegistry registry = start();
        registry.move(CHAMPION, "a");
        registry.move(CHAMPION, "b");
        int loads = factory.made().size();

        assertThat(registry.rollBack(CHAMPION)).isEqualTo(new AliasTarget("a", "b"));
        assertThat(champion(registry)).isEqualTo("a");
        assertThat(factory.made()).hasSize(loads);
    }

    @Test
    void hasNothingToRollBackToAtFirst() throws Exception {
        versions("a");
        ModelRegistry registry = start();

        assertThatThrownBy(() -> registry.rollBack(CHAMPION))
                .isInstanceOf(ModelConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {KeywordModel.KEYWORDS, "report.json", "manifest.json"})
    void refusesAVersionWithATamperedFile(String file) throws Exception {
        versions("a", "bad");
        ModelRegistry registry = startWithChampion("a");
        Path tampered = directory.resolve("bad").resolve(file);
        Files.write(tampered, flipped(Files.readAllBytes(tampered)));

        assertRefused(registry, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {KeywordModel.KEYWORDS, "report.json", "manifest.json"})
    void refusesAVersionWithATruncatedFile(String file) throws Exception {
        versions("a", "bad");
        ModelRegistry registry = startWithChampion("a");
        Path truncated = directory.resolve("bad").resolve(file);
        byte[] bytes = Files.readAllBytes(truncated);
        Files.write(truncated, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(registry, file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {KeywordModel.KEYWORDS, "report.json", "manifest.json", "manifest.sha256"})
    void refusesAVersionWithoutAFile(String file) throws Exception {
        versions("a", "bad");
        ModelRegistry registry = startWithChampion("a");
        Files.delete(directory.resolve("bad").resolve(file));

        assertRefused(registry, file);
    }

    @Test
    void refusesAVersionOfWhichItsEngineCannotMakeAClassifier() throws Exception {
        versions("a");
        KeywordModel.write(directory, "bad", Instant.EPOCH, List.of("only-one"));
        ModelRegistry registry = startWithChampion("a");

        assertRefused(registry, "manifest.json");
    }

    @Test
    void refusesAVersionUnderAnotherName() throws Exception {
        versions("a");
        ModelRegistry registry = startWithChampion("a");
        Path written = KeywordModel.write(directory, "other");
        Files.move(written, directory.resolve("bad"));

        assertRefused(registry, "manifest.json");
    }

    @Test
    void fallsBackToThePreviousChampionIfTheLastIsDamaged() throws Exception {
        versions("a", "b");
        ModelRegistry first = startWithChampion("a");
        first.move(CHAMPION, "b");
        Files.writeString(directory.resolve("b").resolve(KeywordModel.KEYWORDS), "");

        assertThat(champion(start())).isEqualTo("a");
    }

    @Test
    void isNotReadyWithoutAModelAndSaysHowToGetOne() throws Exception {
        ModelRegistry registry = start();

        assertThat(registry.isReady()).isFalse();
        assertThatThrownBy(() -> registry.acquire(null))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("train --data");
    }

    @Test
    void isNotReadyWhenTheOnlyChampionIsDamaged() throws Exception {
        versions("a");
        Files.writeString(directory.resolve("a").resolve(KeywordModel.KEYWORDS), "");

        assertThat(start().isReady()).isFalse();
    }

    @Test
    void closesTheLeastRecentlyUsedVersionThatHasNoAlias() throws Exception {
        versions("a", "b", "c", "d", "e");
        ModelRegistry registry = startWithChampion("a");
        registry.move(ModelAlias.CANDIDATE, "b");
        registry.move(ModelAlias.CANDIDATE, "c");
        registry.acquire("b").close();
        registry.move(ModelAlias.CANDIDATE, "d");
        registry.acquire("b").close();

        registry.move(ModelAlias.CANDIDATE, "e");

        assertThat(registry.loadedVersions()).containsExactly("a", "b", "d", "e");
        assertThatThrownBy(() -> registry.acquire("c")).isInstanceOf(ModelConflictException.class);
    }

    @Test
    void keepsAVersionOpenUntilItsLastUserIsDone() throws Exception {
        versions("a", "b");
        ModelRegistry registry = startWithChampion("a");
        registry.move(ModelAlias.CANDIDATE, "b");
        ModelLease lease = registry.acquire("b");
        registry.move(ModelAlias.CANDIDATE, "a");
        KeywordClassifier classifier = (KeywordClassifier) lease.model().classifier();

        registry.delete("b");

        assertThat(classifier.isClosed()).isFalse();
        assertThat(lease.model().classifier().classify("a card").scores().best().label())
                .isEqualTo("card");
        lease.close();
        lease.close();
        assertThat(classifier.isClosed()).isTrue();
    }

    @Test
    void neverClosesAClassifierInUseWhileVersionsChange() throws Exception {
        versions("a", "b", "c", "d", "e", "f");
        ModelRegistry registry = startWithChampion("a");
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong answers = new AtomicLong();
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int user = 0; user < 8; user++) {
                running.add(users.submit(() -> askUntil(stop, registry, answers)));
            }
            try {
                changeModels(registry);
            } finally {
                stop.set(true);
            }
            for (Future<?> user : running) {
                user.get();
            }
        }
        assertThat(answers).hasPositiveValue();
        assertThat(factory.made()).hasSizeGreaterThan(20);
    }

    @Test
    void keepsAliasesWhereTheyAreIfTheyCannotBeRemembered() throws Exception {
        versions("a", "b");
        ModelRegistry registry = startWithChampion("a");
        Path file = directory.resolve("aliases.json");
        Files.delete(file);
        Files.createDirectories(file.resolve("in-the-way"));

        assertThatThrownBy(() -> registry.move(CHAMPION, "b"))
                .isInstanceOf(ModelConflictException.class);
        assertThat(champion(registry)).isEqualTo("a");
        assertThat(registry.loadedVersions()).containsExactly("a");
    }

    @Test
    void publishesTheShippedModelIntoAnEmptyDirectory() throws Exception {
        ModelRegistry registry = startWithShipped(directory.resolve("new").toString());

        assertThat(champion(registry)).isEqualTo("shipped-1");
        assertThat(directory.resolve("new/shipped-1/manifest.json")).exists();
    }

    @Test
    void servesTheShippedModelWhereNothingCanBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no folder");

        assertThat(champion(startWithShipped(file.toString()))).isEqualTo("shipped-1");
        assertThat(champion(startWithShipped(""))).isEqualTo("shipped-1");
    }

    private static void changeModels(ModelRegistry registry) {
        for (int change = 1; change <= 200; change++) {
            String version = String.valueOf((char) ('a' + change % 6));
            registry.move(change % 3 == 0 ? ModelAlias.CANDIDATE : CHAMPION, version);
            if (change % 5 == 0) {
                registry.rollBack(CHAMPION);
            }
        }
    }

    private static void askUntil(AtomicBoolean stop, ModelRegistry registry, AtomicLong answers) {
        while (!stop.get()) {
            try (ModelLease lease = registry.acquire(null)) {
                lease.model().classifier().classify("a refund");
                answers.incrementAndGet();
            }
        }
    }

    private void assertRefused(ModelRegistry registry, String file) {
        CorruptModelException refusal =
                catchThrowableOfType(
                        CorruptModelException.class, () -> registry.move(CHAMPION, "bad"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.file()).isEqualTo(file);
        assertThat(refusal).hasMessageContaining(file);
        assertThat(champion(registry)).isEqualTo("a");
    }

    /** Another byte in the middle, of the same length. */
    private static byte[] flipped(byte[] bytes) {
        bytes[bytes.length / 2] ^= 0x01;
        return bytes;
    }

    private void versions(String... names) {
        for (String name : names) {
            KeywordModel.write(directory, name);
        }
    }

    private ModelRegistry startWithChampion(String version) throws Exception {
        Files.writeString(
                directory.resolve("aliases.json"),
                "{\"champion\":{\"version\":\"" + version + "\",\"previous\":null}}");
        return start();
    }

    private ModelRegistry start() throws Exception {
        return start(directory.toString(), new ShippedModel(getClass().getClassLoader(), "none/"));
    }

    private ModelRegistry startWithShipped(String into) throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        if (!Files.exists(classes.resolve("shipped-1"))) {
            KeywordModel.write(classes, "shipped-1");
        }
        return start(into, new ShippedModel(loaderOf(classes), "shipped-1/"));
    }

    private static ClassLoader loaderOf(Path classes) throws IOException {
        return new java.net.URLClassLoader(new java.net.URL[] {classes.toUri().toURL()});
    }

    private ModelRegistry start(String folder, ShippedModel shipped) throws Exception {
        ModelRegistry registry =
                new ModelRegistry(
                        new StoreOpening(folder, shipped),
                        new ModelLoader(List.of(factory), new WarmUp(1, Duration.ofMillis(100))),
                        4,
                        new RegistryMetrics(new SimpleMeterRegistry()),
                        null);
        started.add(registry);
        registry.start().get();
        return registry;
    }

    private static String champion(ModelRegistry registry) {
        try (ModelLease lease = registry.acquire(null)) {
            return lease.model().version();
        }
    }
}
