package io.mlpipeline.mlservice.training.command;

import static io.mlpipeline.mlservice.training.command.Quantities.digits;
import static io.mlpipeline.mlservice.training.command.Quantities.percent;

import io.mlpipeline.mlservice.evaluation.CascadePoint;
import io.mlpipeline.mlservice.training.TrainingReport.CascadeReport;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;

/** How a cascade's threshold was chosen. */
final class CurveText {

    private static final int POINTS = 12;

    private final PrintStream out;

    CurveText(PrintStream out) {
        this.out = out;
    }

    void write(CascadeReport cascade) {
        out.printf(
                "%nCascade: linear answers from a score of %s, which is %s of the hold-out%n",
                digits(cascade.threshold()), percent(cascade.linearShare()));
        Table table = new Table("threshold", "linear answers", "accuracy", "");
        int chosen = chosen(cascade);
        for (int index : shown(cascade.curve(), chosen)) {
            CascadePoint point = cascade.curve().get(index);
            table.row(
                    digits(point.threshold()),
                    percent(point.linearShare()),
                    percent(point.accuracy()),
                    index == chosen ? "<- chosen" : " ");
        }
        table.print(out);
    }

    /** Index of the point nearest to the threshold. */
    private static int chosen(CascadeReport cascade) {
        int nearest = 0;
        for (int i = 1; i < cascade.curve().size(); i++) {
            if (distance(cascade, i) < distance(cascade, nearest)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static double distance(CascadeReport cascade, int index) {
        return Math.abs(cascade.curve().get(index).threshold() - cascade.threshold());
    }

    /** The chosen point, and others spread over the curve. */
    private static TreeSet<Integer> shown(List<CascadePoint> curve, int chosen) {
        TreeSet<Integer> shown = new TreeSet<>();
        if (!curve.isEmpty()) {
            shown.add(chosen);
            int last = curve.size() - 1;
            for (int i = 0; i < POINTS; i++) {
                shown.add((int) Math.round((double) last * i / (POINTS - 1)));
            }
        }
        return shown;
    }
}
