package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.dataset.Columns;
import io.mlpipeline.mlservice.dataset.DatasetFormat;
import io.mlpipeline.mlservice.training.TrainingSpec;

/**
 * What a client wants trained.
 *
 * @param spec engine and how it is measured
 * @param columns that hold text and label
 * @param format of the upload
 * @param activate whether the model becomes the champion when it is done
 */
record TrainingOrder(TrainingSpec spec, Columns columns, DatasetFormat format, boolean activate) {}
