package io.mlpipeline.benchmarks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcFileTests {

    private static final List<String> ROLLUP =
            """
            55f0d6c00000-7ffd1f5f2000 ---p 00000000 00:00 0                          [rollup]
            Rss:              100120 kB
            Pss:               43007 kB
            Pss_Dirty:         28624 kB
            Shared_Clean:      15300 kB
            """
                    .lines()
                    .toList();

    @Test
    void readsTheFieldOfExactlyThatName() {
        assertThat(ProcFile.bytes(ROLLUP, "Pss")).isEqualTo(43_007L * 1024);
    }

    @Test
    void fieldThatIsNotThereIsZero() {
        assertThat(ProcFile.bytes(ROLLUP, "VmHWM")).isZero();
    }

    @Test
    void processThatHasEndedUsesNothing() throws IOException {
        assertThat(ProcFile.bytes(Path.of("/proc/999999999/status"), "VmHWM")).isZero();
    }

    @Test
    void thisProcessUsesSomething() throws IOException {
        ProcessTree tree = new ProcessTree(ProcessHandle.current());
        assertThat(tree.cpu()).isPositive();
        assertThat(tree.pss()).isPositive();
        assertThat(tree.peakRss()).isGreaterThan(1 << 20);
    }
}
