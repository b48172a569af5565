package io.mlpipeline.mlservice.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * ONNX Runtime without its telemetry. Since 1.29 the official Linux build reports sessions and
 * model names to its maker, keeps a database in the home directory and log files in {@code /tmp},
 * unless {@code ORT_DISABLE_TELEMETRY} stands in the environment before it is loaded. Whoever uses
 * ONNX Runtime gets it here, so that this holds however the process was started.
 */
public final class OnnxEnvironment {

    private static final String OPT_OUT = "ORT_DISABLE_TELEMETRY";

    private static final OrtEnvironment ENVIRONMENT = load();

    private OnnxEnvironment() {}

    public static OrtEnvironment get() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment load() {
        optOut();
        return OrtEnvironment.getEnvironment();
    }

    /** Sets the variable unless it is set already; where there is no setenv, nothing is done. */
    @SuppressWarnings("restricted") // native code is what this package is about
    private static void optOut() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> address = linker.defaultLookup().find("setenv");
        if (address.isEmpty()) {
            return;
        }
        MethodHandle setenv =
                linker.downcallHandle(
                        address.get(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(OPT_OUT), arena.allocateFrom("1"), 0);
            if (failed != 0) {
                throw new IllegalStateException(OPT_OUT + " could not be set.");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(OPT_OUT + " could not be set.", e);
        }
    }
}
