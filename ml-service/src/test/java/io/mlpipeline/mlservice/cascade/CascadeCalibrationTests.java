package io.mlpipeline.mlservice.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.evaluation.CascadePoint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CascadeCalibrationTests {

    /** Every text stands this often in a data set: of four texts alone most may be chance. */
    private static final int TIMES = 4;

    /** The right class is always the first of two. */
    private static final int[] TARGETS = new int[4 * TIMES];

    /** Right with 0.9, wrong with 0.8, right with 0.6, right with 0.55. */
    private static final float[][] LINEAR =
            texts(new float[][] {{0.9f, 0.1f}, {0.2f, 0.8f}, {0.6f, 0.4f}, {0.55f, 0.45f}});

    private static final float[][] RIGHT = texts(new float[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}});
    private static final float[][] WRONG = texts(new float[][] {{0, 1}, {0, 1}, {0, 1}, {0, 1}});

    private static float[][] texts(float[][] once) {
        return Stream.generate(() -> once).limit(TIMES).flatMap(Stream::of).toArray(float[][]::new);
    }

    @Test
    void trustsTheLinearModelAboveItsLastMistake() {
        CascadeCalibration calibration = CascadeCalibration.of(LINEAR, RIGHT, RIGHT, TARGETS, 0);

        assertThat(calibration.threshold()).isCloseTo(0.81, within(1e-9));
    }

    @Test
    void trustsItEverywhereWhereTheLossIsAccepted() {
        // four losses in sixteen have a standard error of 0.108: of 0.25 lost 0.139 may be chance
        assertThat(CascadeCalibration.of(LINEAR, RIGHT, RIGHT, TARGETS, 0.12).threshold()).isZero();
        assertThat(CascadeCalibration.of(LINEAR, RIGHT, RIGHT, TARGETS, 0.11).threshold())
                .isCloseTo(0.81, within(1e-9));
    }

    @Test
    void takesTheCheapestOfThresholdsThatChanceMayHaveRanked() {
        // the linear model is wrong on two texts of six, the encoder on one other: 2 - 1 in 6 is
        // chance
        float[][] linear = {
            {0.1f, 0.9f}, {0.1f, 0.9f}, {0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}
        };
        float[][] encoder = {{1, 0}, {1, 0}, {0, 1}, {1, 0}, {1, 0}, {1, 0}};
        int[] targets = new int[6];

        assertThat(CascadeCalibration.of(linear, encoder, encoder, targets, 0).threshold())
                .isZero();
    }

    @Test
    void neverTrustsItWhereNoThresholdReachesTheEncoder() {
        assertThat(CascadeCalibration.of(LINEAR, WRONG, RIGHT, TARGETS, 0).threshold())
                .isGreaterThan(1);
    }

    @Test
    void staysAboveADipEvenIfALowerThresholdWouldDo() {
        // second stage: wrong on the last two alone, which the linear model has right up to 0.55
        float[][] second = texts(new float[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}});
        float[][] linear =
                texts(new float[][] {{0.9f, 0.1f}, {0.7f, 0.3f}, {0.6f, 0.4f}, {0.55f, 0.45f}});
        // an encoder that is right on half of them asks for no more than the second stage gives
        CascadeCalibration half = CascadeCalibration.of(linear, second, second, TARGETS, 0);
        // one that is right on three is reached from 0 to 0.6, but not above
        float[][] three = texts(new float[][] {{1, 0}, {1, 0}, {1, 0}, {0, 1}});
        CascadeCalibration dip = CascadeCalibration.of(linear, second, three, TARGETS, 0);

        assertThat(half.threshold()).isZero();
        assertThat(dip.curve().get(60).accuracy()).isEqualTo(0.75);
        assertThat(dip.curve().get(61).accuracy()).isEqualTo(0.5);
        assertThat(dip.threshold()).isGreaterThan(1);
    }

    @Test
    void reportsTheWholeCurve() {
        List<CascadePoint> curve = CascadeCalibration.of(LINEAR, RIGHT, RIGHT, TARGETS, 0).curve();

        assertThat(curve).hasSize(101);
        assertThat(curve).extracting(CascadePoint::threshold).isSorted();
        assertThat(curve.getFirst()).isEqualTo(new CascadePoint(0, 1, 0.75));
        assertThat(curve.get(70)).isEqualTo(new CascadePoint(0.7, 0.5, 0.75));
        assertThat(curve.get(85)).isEqualTo(new CascadePoint(0.85, 0.25, 1));
        assertThat(curve.getLast()).isEqualTo(new CascadePoint(1, 0, 1));
    }
}
