package io.mlpipeline.mlservice.dataset;

import java.util.List;

/**
 * What became of the rows of a file.
 *
 * @param sha256 digest of the file
 * @param rows rows read, the header not counted
 * @param used examples that are trained on or measured with
 * @param classes distinct labels among them
 * @param malformed rows that could not be read
 * @param empty rows left out because text or label was blank
 * @param duplicates rows left out because the same text with the same label stood before
 * @param contradictions texts left out because they came with different labels equally often
 * @param outvoted rows left out because the same text had another label more often
 * @param cut texts shortened to the longest that is served
 * @param singletons labels with one example: trained on, but not measured
 * @param firstProblems the first few rows that were left out, with line and reason
 */
public record DatasetSummary(
        String sha256,
        long rows,
        int used,
        int classes,
        long malformed,
        long empty,
        long duplicates,
        long contradictions,
        long outvoted,
        long cut,
        List<String> singletons,
        List<RowProblem> firstProblems) {

    /** Why a row was left out, without its text. */
    public record RowProblem(long line, String reason) {}
}
