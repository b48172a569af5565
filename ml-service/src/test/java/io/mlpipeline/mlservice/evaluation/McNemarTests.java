package io.mlpipeline.mlservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTests {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 7", "5, 0", "9, 3", "40, 25", "700, 600", "1500, 1500"})
    void isTheTailOfTheBinomialDistribution(int onlyFirst, int onlySecond) {
        assertThat(McNemar.worseByChance(onlyFirst, onlySecond))
                .isCloseTo(exactTail(onlyFirst, onlySecond), within(1e-9));
    }

    @Test
    void cannotTellFourTextsFromChanceButFive() {
        assertThat(McNemar.worseByChance(PairedAccuracy.FEWEST - 1, 0))
                .isGreaterThan(PairedAccuracy.ALPHA);
        assertThat(McNemar.worseByChance(PairedAccuracy.FEWEST, 0))
                .isLessThan(PairedAccuracy.ALPHA);
    }

    @Test
    void countsOnlyTextsThatTellTheTwoApart() {
        PairedAccuracy alike = PairedAccuracy.of(900, 100, 0, 0);
        PairedAccuracy worse = PairedAccuracy.of(900, 80, 20, 5);

        assertThat(alike.pWorse()).isOne();
        assertThat(alike.candidateIsWorse()).isFalse();
        assertThat(worse.candidateIsWorse()).isTrue();
        assertThat(worse.candidateIsBetter()).isFalse();
        assertThat(worse.championAccuracy()).isEqualTo(0.915423);
        assertThat(worse.candidateAccuracy()).isEqualTo(0.900498);
        assertThat(PairedAccuracy.of(0, 0, 0, 0).championAccuracy()).isNull();
    }

    private static double exactTail(int onlyFirst, int onlySecond) {
        int all = onlyFirst + onlySecond;
        BigInteger choose = BigInteger.ONE;
        BigInteger sum = BigInteger.ZERO;
        for (int k = all; k >= onlyFirst; k--) {
            sum = sum.add(choose);
            choose =
                    choose.multiply(BigInteger.valueOf(k)).divide(BigInteger.valueOf(all - k + 1L));
        }
        return new BigDecimal(sum)
                .divide(new BigDecimal(BigInteger.TWO.pow(all)), MathContext.DECIMAL64)
                .doubleValue();
    }
}
