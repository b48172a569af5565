package io.mlpipeline.mlservice.onnx;

/**
 * A text made ready for a model.
 *
 * @param text as the model is to read it
 * @param tokens its token ids; empty for models that take the text itself
 * @param cost what it adds to a batch, in tokens
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ModelText(String text, long[] tokens, int cost) {}
