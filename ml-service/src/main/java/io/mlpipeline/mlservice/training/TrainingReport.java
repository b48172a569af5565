package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.dataset.DatasetSummary;
import io.mlpipeline.mlservice.evaluation.Baseline;
import io.mlpipeline.mlservice.evaluation.CascadePoint;
import io.mlpipeline.mlservice.evaluation.Evaluation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a training; stands in the model's directory as {@code report.json}.
 *
 * @param engine id of the engine
 * @param data what became of the rows
 * @param trainExamples examples that the measured model was trained on
 * @param evaluation on the hold-out; of the model trained on the rest
 * @param baseline what labels and scores look like as long as nothing drifts
 * @param engines accuracy on the hold-out of each engine that was trained on the way, by id
 * @param abstainBelow the score below which answers are marked as not known
 * @param cascade how the threshold was chosen; null for other engines
 * @param cost what it took
 */
public record TrainingReport(
        String engine,
        DatasetSummary data,
        int trainExamples,
        Evaluation evaluation,
        Baseline baseline,
        Map<String, Double> engines,
        double abstainBelow,
        @Nullable CascadeReport cascade,
        Cost cost) {

    /**
     * How the linear engine and the encoder share the work.
     *
     * @param threshold the linear engine's score from which its answer stands
     * @param linearShare part of the hold-out that it answers
     * @param curve on texts that the models compared were not trained on
     */
    public record CascadeReport(double threshold, double linearShare, List<CascadePoint> curve) {}

    /**
     * What a training took.
     *
     * @param seconds from start to end
     * @param peakHeapBytes what each part of the heap held at the most, added up: no less than the
     *     heap held at once
     * @param peakResidentBytes most memory that the process held, 0 where the system does not tell
     */
    public record Cost(double seconds, long peakHeapBytes, long peakResidentBytes) {}
}
