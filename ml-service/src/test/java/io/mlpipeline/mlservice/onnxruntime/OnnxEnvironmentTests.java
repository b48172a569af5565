package io.mlpipeline.mlservice.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OnnxEnvironmentTests {

    /** The log is made when telemetry starts, which is when ONNX Runtime is loaded. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoTelemetryBehind() {
        OnnxEnvironment.get();

        assertThat(Path.of("/tmp/mat-debug-%d.log".formatted(ProcessHandle.current().pid())))
                .matches(Files::notExists);
    }
}
