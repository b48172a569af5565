package io.mlpipeline.mlservice.prediction;

/** What a prediction is answered with: one prediction, or one for each text. */
sealed interface Answer permits Prediction, Predictions {}
