package io.mlpipeline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The script explains itself without a build, so its words are checked against the program's here.
 */
class RunScriptTests {

    @Test
    void scriptNamesEveryCommandAndOption() throws IOException {
        String script = Files.readString(Path.of("run"));
        assertThat(List.of("speed", "rate", "overload", "swap", "volume", "outage", "onnxruntime"))
                .allSatisfy(name -> {
                    CommandLine command = Benchmarks.commandLine().getSubcommands().get(name);
                    assertThat(command).as(name).isNotNull();
                    assertThat(script).contains("\n  " + name + " ");
                    assertThat(options(command)).allMatch(script::contains);
                });
    }

    private static Stream<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .filter(name -> name.startsWith("--"))
                .filter(name -> !name.equals("--version"));
    }
}
