package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.evaluation.PairedAccuracy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A candidate beside a champion, on the same texts.
 *
 * @param candidate the version that may follow
 * @param champion the version that it would follow
 * @param comparedAt when
 * @param verdict what comes of it
 * @param reasons why the candidate is worse, in sentences; none if it is not
 * @param notes what to know besides, in sentences
 * @param holdOut on the hold-out, which no version trained from collected data has seen
 * @param feedback on the latest feedback
 * @param corrections on that part of the feedback that said otherwise than an answer
 * @param labelLosses labels of which the candidate answers fewer rightly on the hold-out, the
 *     greatest losses first, at most twenty
 * @param labelsLost labels that the candidate does not know, and the champion does
 * @param labelsGained labels that the candidate knows, and the champion does not
 */
public record Comparison(
        @Schema(example = "cascade-9c1f0a2b3d4e") String candidate,
        @Schema(example = "cascade-5b8e1d7a6c20") String champion,
        Instant comparedAt,
        Verdict verdict,
        List<String> reasons,
        List<String> notes,
        Judgement holdOut,
        Judgement feedback,
        Corrections corrections,
        List<LabelLoss> labelLosses,
        List<String> labelsLost,
        List<String> labelsGained) {

    /** What comes of a comparison. */
    public enum Verdict {
        /** Better by more than chance on one set, and on none worse. */
        BETTER,
        /** Not worse by more than chance. */
        NO_WORSE,
        /** Worse by more than chance on one set, or without labels that it should know. */
        WORSE,
        /** Too few texts that neither was trained on. */
        NOT_COMPARED
    }

    /**
     * A comparison on one set of texts, without those that either version was trained on.
     *
     * @param examples texts in the set
     * @param candidateTrainedOn how many of them the candidate was trained on
     * @param championTrainedOn how many of them the champion was trained on
     * @param compared answers to those that neither was trained on
     */
    public record Judgement(
            @Schema(example = "1498") int examples,
            @Schema(example = "0") int candidateTrainedOn,
            @Schema(example = "0") int championTrainedOn,
            PairedAccuracy compared) {

        /** Whether so few could be compared that nothing follows from it. */
        boolean isTooSmall() {
            return compared.examples() < PairedAccuracy.FEWEST;
        }
    }

    /**
     * Whether corrections were learnt.
     *
     * @param candidateTrainedOn how many of all the candidate was trained on
     * @param championTrainedOn how many of all the champion was trained on, as they were labelled
     *     then
     * @param all answers to all of them, those that a version was trained on included
     * @param heldOut answers to those that the candidate was not trained on
     */
    public record Corrections(
            @Schema(example = "255") int candidateTrainedOn,
            @Schema(example = "0") int championTrainedOn,
            PairedAccuracy all,
            PairedAccuracy heldOut) {}

    /**
     * A label of which fewer texts are answered rightly.
     *
     * @param label the label
     * @param examples texts of the hold-out with this label
     * @param championRight how many of them the champion answers rightly
     * @param candidateRight how many of them the candidate answers rightly
     */
    public record LabelLoss(String label, int examples, int championRight, int candidateRight) {}

    /** Whether the candidate should not follow. */
    boolean worse() {
        return verdict == Verdict.WORSE;
    }
}
