package io.mlpipeline.mlservice.training.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mlpipeline.mlservice.MlServiceApplication;
import io.mlpipeline.mlservice.training.SampleTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process of its own: its exit, its silence, and signals. */
class TrainProcessTests {

    private static final long MOST_SECONDS = 60;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 2", "TERM, 15"})
    @DisabledOnOs(OS.WINDOWS)
    void endsAtOnceOnASignalAndLeavesNothing(String signal, int number) throws Exception {
        assumeThat(isIgnored(number))
                .as(
                        "Started in the background of a script, this JVM and its children ignore SIGINT")
                .isFalse();
        Process process = start(SampleTexts.csv(SampleTexts.of(300, 60, 1)), "cascade");
        try (BufferedReader err = process.errorReader()) {
            assertThat(err.readLine()).contains("%");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(err.lines().toList()).last().isEqualTo("Interrupted; nothing was written.");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName)).containsExactly(Path.of("data.csv"));
        }
    }

    @Test
    void saysNothingButProgressAndReport() throws Exception {
        Process process = start(SampleTexts.csv(SampleTexts.of(3, 15, 1)), "cascade");
        try (BufferedReader out = process.inputReader();
                BufferedReader err = process.errorReader()) {
            assertThat(err.lines()).allMatch(line -> line.matches(" *\\d+ %  .*"));
            assertThat(out.readLine()).startsWith("Data: ");
            assertThat(out.lines()).noneMatch(line -> line.contains("DEBUG"));
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
    }

    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> ignored.testBit(signal - 1));
    }

    private Process start(String csv, String engine) throws Exception {
        Path data = Files.writeString(folder.resolve("data.csv"), csv);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // as the jar's manifest has it
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(MlServiceApplication.class.getName());
        command.addAll(List.of("train", "--data", data.toString(), "--engine", engine));
        command.addAll(List.of("--out", folder.resolve("model").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }
}
