package io.mlpipeline.benchmarks.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelAliasesTests {

    @Test
    void findsEachVersionOnceInTheirOrder() {
        assertThat(
                        ModelAliases.versions(
                                """
                                {"models":[{"version":"b-2","engine":"linear","aliases":["champion"]},
                                           {"version":"a-1","engine":"linear","aliases":[]}],
                                 "aliases":[{"alias":"champion","version":"b-2"}]}
                                """))
                .containsExactly("b-2", "a-1");
    }
}
