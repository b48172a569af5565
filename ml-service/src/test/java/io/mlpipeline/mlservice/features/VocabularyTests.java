package io.mlpipeline.mlservice.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VocabularyTests {

    @Test
    void findsEveryNgramInItsRow() {
        // differ in the upper half alone, so all of them want the same slot
        long[] hashes = LongStream.range(0, 1000).map(i -> i << 32 | 7).toArray();
        Vocabulary vocabulary = new Vocabulary(hashes);

        for (int row = 0; row < hashes.length; row++) {
            assertThat(vocabulary.row(hashes[row])).isEqualTo(row);
        }
        assertThat(vocabulary.row(1000L << 32 | 7)).isEqualTo(-1);
        assertThat(vocabulary.row(8)).isEqualTo(-1);
    }

    @Test
    void knowsNothingWhenEmpty() {
        assertThat(new Vocabulary(new long[0]).row(0)).isEqualTo(-1);
    }
}
