package io.mlpipeline.mlservice.dataset;

/** A text and the label that a person gave it. */
public record Example(String text, String label) {}
