package io.mlpipeline.mlservice.engine;

/**
 * A classifier's answer to one text.
 *
 * @param scores probability of every label
 * @param engine the engine that answered; of a cascade the stage that did
 * @param timing where the time went
 */
public record Classification(Scores scores, EngineKind engine, Timing timing) {}
