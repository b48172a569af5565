package io.mlpipeline.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessageTests {

    @Test
    void keepsAQuarterBackWithBothLabelsInEqualNumbers() throws Exception {
        List<Message> messages = Message.all();
        assertThat(messages)
                .hasSizeGreaterThan(48)
                .doesNotHaveDuplicates()
                .extracting(Message::label)
                .containsOnly(
                        "transfer_not_received_by_recipient",
                        "balance_not_updated_after_bank_transfer");
        List<Message> kept = messages.stream().filter(message -> !message.told()).toList();
        assertThat(kept).hasSize(messages.size() / 4);
        assertThat(kept.stream().collect(Collectors.groupingBy(Message::label)).values())
                .extracting(List::size)
                .containsOnly(kept.size() / 2);
    }
}
