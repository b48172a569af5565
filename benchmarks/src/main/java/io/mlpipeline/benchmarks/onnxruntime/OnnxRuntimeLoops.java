package io.mlpipeline.benchmarks.onnxruntime;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** All ways to run the loop, one after the other. */
public final class OnnxRuntimeLoops {

    private final BareLoop loop;

    /**
     * @param texts encoded in every way
     * @param atLeast for each way; a pass through the texts is always ended
     */
    public OnnxRuntimeLoops(List<String> texts, Duration atLeast) {
        this.loop = new BareLoop(texts, atLeast);
    }

    /**
     * Results in the order of the settings, each told to {@code listener} as soon as it is known.
     */
    public List<LoopResult> run(Consumer<LoopResult> listener)
            throws IOException, OrtException, InterruptedException, ExecutionException {
        List<LoopResult> results = new ArrayList<>();
        for (LoopSetting setting : LoopSetting.all()) {
            LoopResult result = loop.run(setting);
            listener.accept(result);
            results.add(result);
        }
        return results;
    }
}
