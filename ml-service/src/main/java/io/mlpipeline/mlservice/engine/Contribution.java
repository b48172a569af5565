package io.mlpipeline.mlservice.engine;

/**
 * What a stretch of the text did for one label.
 *
 * @param start offset of its first UTF-16 code unit in the text as sent
 * @param end offset behind its last
 * @param weight positive if it spoke for the label, negative if against
 */
public record Contribution(int start, int end, double weight) {}
