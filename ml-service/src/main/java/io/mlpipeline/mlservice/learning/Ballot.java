package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.evaluation.PairedAccuracy;
import java.util.List;

/**
 * How both versions answered one text.
 *
 * @param judge the text
 * @param championRight whether the champion gave its label
 * @param candidateRight whether the candidate did
 */
record Ballot(Judge judge, boolean championRight, boolean candidateRight) {

    static PairedAccuracy count(List<Ballot> ballots) {
        int[] counts = new int[4];
        for (Ballot ballot : ballots) {
            counts[(ballot.championRight ? 2 : 0) + (ballot.candidateRight ? 1 : 0)]++;
        }
        return PairedAccuracy.of(counts[3], counts[0], counts[2], counts[1]);
    }
}
