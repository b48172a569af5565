package io.mlpipeline.mlservice.features;

/** Takes the n-grams of a text, in reading order. */
@FunctionalInterface
interface NgramSink {

    /**
     * @param hash identity of the n-gram, the same for the same letters of the same kind
     * @param first number of the first word that it spans or is a part of
     * @param last number of the last; the same as the first within a word
     */
    void accept(long hash, NgramKind kind, int first, int last);
}
