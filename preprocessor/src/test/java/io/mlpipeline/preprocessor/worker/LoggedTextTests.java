package io.mlpipeline.preprocessor.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlpipeline.preprocessor.ServiceTests;
import io.mlpipeline.preprocessor.StoredTexts;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

@PipelineServers(DatabaseRole.PREPROCESSOR)
@ExtendWith(OutputCaptureExtension.class)
class LoggedTextTests extends ServiceTests {

    @Autowired private StringRedisTemplate redis;

    @Test
    void noTextIsLoggedWhateverBecomesOfIt(PostgresDatabase database, CapturedOutput output) {
        StoredTexts texts = new StoredTexts(database, redis);
        texts.refuse("Refused");
        List<UUID> ids =
                texts.send(
                        List.of(
                                "A canaryword that is fine",
                                "a  CANARYWORD that is fine",
                                "Refused canaryword here",
                                "<b>canaryword</b> <script>canaryword</script>"));
        redis.opsForStream().add("texts", java.util.Map.of("id", "canaryword"));

        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> ids.stream().noneMatch(id -> texts.status(id).equals("RECEIVED")));
        await().until(() -> texts.outstanding() == 0);
        texts.refuseNoMore("Refused");
        assertThat(output.getAll()).contains("given up").doesNotContainIgnoringCase("canaryword");
    }
}
