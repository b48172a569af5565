package io.mlpipeline.mlservice.features;

/** What an n-gram is made of; each kind is weighed on its own. */
enum NgramKind {
    WORD,
    CHARACTER
}
