package io.mlpipeline.mlservice.features;

/** Takes the n-grams of a text, in reading order. */
@FunctionalInterface
interface NgramSink {

    /**
     * @param hash identity of the n-gram, the same for the same letters of the same kind
     * @param start offset in the text of the first UTF-16 code unit of the words that it spans, or
     *     of the word that it is a part of
     * @param end offset behind their last
     */
    void accept(long hash, NgramKind kind, int start, int end);
}
