package io.mlpipeline.mlservice.evaluation;

/**
 * How one class fares.
 *
 * @param label the class
 * @param support texts of this class
 * @param precision share of the answers with this label that are right; 0 if there is none
 * @param recall share of the class's texts that are answered with it
 * @param f1 harmonic mean of both
 */
public record ClassScore(String label, int support, double precision, double recall, double f1) {

    static ClassScore of(String label, int right, int answered, int support) {
        double precision = answered == 0 ? 0 : (double) right / answered;
        double recall = support == 0 ? 0 : (double) right / support;
        double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ClassScore(label, support, precision, recall, f1);
    }
}
