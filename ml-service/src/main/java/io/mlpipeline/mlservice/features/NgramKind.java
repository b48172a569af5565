package io.mlpipeline.mlservice.features;

import java.util.List;

/** What a feature is made of; each kind is weighed on its own. */
enum NgramKind {
    /** A word, or two neighbours. */
    WORD,
    /** Characters in a row, within a word and its borders. */
    CHARACTER,
    /** The beginnings of two words that stand near each other, in any order. */
    PAIR;

    /** All of them, without a copy for each text. */
    static final List<NgramKind> ALL = List.of(values());
}
