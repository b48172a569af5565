package io.mlpipeline.mlservice.dataset;

/** Names of the columns, or of the members in NDJSON, that hold text and label. */
public record Columns(String text, String label) {}
