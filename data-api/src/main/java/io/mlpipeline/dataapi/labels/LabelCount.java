package io.mlpipeline.dataapi.labels;

/**
 * A label and how often people gave it.
 *
 * @param name the label
 * @param texts texts that bear it
 * @param feedback pieces of feedback that name it
 */
record LabelCount(String name, long texts, long feedback) {}
