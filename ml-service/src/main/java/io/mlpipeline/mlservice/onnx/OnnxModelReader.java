package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.onnxruntime.OnnxEnvironment;
import io.mlpipeline.mlservice.onnxruntime.TextTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the directories that {@link OnnxModels} describes. */
final class OnnxModelReader {

    private final OrtEnvironment environment = OnnxEnvironment.get();

    /**
     * Loads the model of a directory and lets it read one text.
     *
     * @throws IOException if it cannot be served; the message says why
     */
    OnnxModel read(Path directory) throws IOException {
        Path file = OnnxModels.modelFile(directory);
        try {
            OnnxModel model =
                    OnnxModels.isTransformer(directory)
                            ? transformer(directory, file)
                            : pipeline(directory, file);
            try {
                model.check();
                return model;
            } catch (IOException | OrtException | RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (OrtException | IllegalArgumentException e) {
            throw new IOException(
                    "%s cannot be used: %s".formatted(file.getFileName(), e.getMessage()), e);
        }
    }

    private OnnxModel transformer(Path directory, Path file) throws IOException, OrtException {
        TransformerConfig config = TransformerConfig.read(directory);
        TextTokenizer tokenizer =
                TextTokenizer.read(directory.resolve("tokenizer.json"), config.maxTokens());
        OrtSession session = null;
        try (OrtSession.SessionOptions options = options()) {
            session = environment.createSession(file.toString(), options);
            OnnxInput input = TokenInput.of(session.getInputInfo(), tokenizer, config.padToken());
            OnnxOutput output = Outputs.logits(session.getOutputInfo(), config.labels());
            return new OnnxModel(environment, session, input, output, config.labels());
        } catch (IOException | OrtException | RuntimeException e) {
            tokenizer.close();
            close(session);
            throw e;
        }
    }

    private OnnxModel pipeline(Path directory, Path file) throws IOException, OrtException {
        byte[] model = Files.readAllBytes(file);
        Labels labels = PipelineLabels.read(directory, model);
        OrtSession session = null;
        try (OrtSession.SessionOptions options = options()) {
            session = environment.createSession(PortableModel.of(model), options);
            OnnxInput input = StringInput.of(session.getInputInfo());
            OnnxOutput output = Outputs.probabilities(session.getOutputInfo(), labels);
            return new OnnxModel(environment, session, input, output, labels);
        } catch (IOException | OrtException | RuntimeException e) {
            close(session);
            throw e;
        }
    }

    private static void close(@Nullable OrtSession session) throws OrtException {
        if (session != null) {
            session.close();
        }
    }

    /** One thread for each call: batches run side by side, on as many workers as processors. */
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        // a plan for each of many shapes would only fill memory
        options.setMemoryPatternOptimization(false);
        return options;
    }
}
