package io.mlpipeline.benchmarks.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildCommandTests {

    @TempDir Path folder;

    @Test
    void failureTellsTheLastWordsOfTheProcess() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> shell("echo no such model >&2; exit 3").run(Duration.ofSeconds(30)))
                .withMessageContaining("no such model");
    }

    @Test
    void endingAProcessEndsWhatItStarted() throws IOException, InterruptedException {
        Process process = shell("sleep 60 & echo $! ; wait").start();
        while (process.descendants().findAny().isEmpty()) {
            Thread.onSpinWait();
        }
        List<ProcessHandle> all = process.descendants().toList();
        Children.end(process);
        assertThat(process.waitFor()).isNotZero();
        all.forEach(child -> child.onExit().join());
        assertThat(all).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private ChildCommand shell(String script) {
        return new ChildCommand(
                List.of("sh", "-c", script), Map.of(), folder, folder.resolve("log"));
    }
}
