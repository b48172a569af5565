package io.mlpipeline.mlservice.engine;

import java.util.List;

/**
 * A trained model, ready to answer. Implementations are safe for use by many threads; texts are as
 * the caller sent them, of any language and length.
 */
public interface TextClassifier extends AutoCloseable {

    EngineKind engine();

    Labels labels();

    /**
     * Answers all texts, in their order.
     *
     * @throws OverloadedException if there is no room for them now
     * @throws DeadlineExceededException if they waited too long after all
     */
    List<Classification> classify(List<String> texts);

    /** Answers one text. */
    default Classification classify(String text) {
        return classify(List.of(text)).getFirst();
    }

    /**
     * Words and phrases that moved the score of a label, strongest first, with signed weights.
     *
     * @param text a text as given to {@link #classify}
     * @param label index of the label that is to be explained
     * @throws OverloadedException if the engine has no room for the work now
     * @throws DeadlineExceededException if the work waited too long after all
     */
    List<Contribution> explain(String text, int label);

    /** Frees what is not on the heap; nobody may be using the classifier. */
    @Override
    void close();
}
