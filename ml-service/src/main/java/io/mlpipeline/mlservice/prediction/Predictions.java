package io.mlpipeline.mlservice.prediction;

import java.util.List;

/**
 * Answers to several texts.
 *
 * @param predictions in the order of the texts
 */
record Predictions(List<Prediction> predictions) implements Answer {}
