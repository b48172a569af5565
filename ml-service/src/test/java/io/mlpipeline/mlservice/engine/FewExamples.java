package io.mlpipeline.mlservice.engine;

import java.util.List;
import java.util.stream.IntStream;

/** Just enough to train a model on that is mostly right. */
public final class FewExamples {

    public static final Labels LABELS = new Labels(List.of("card", "rate", "transfer"));

    private static final List<List<String>> TEXTS =
            List.of(
                    List.of(
                            "I lost my card",
                            "Where is my new card?",
                            "My card was stolen yesterday",
                            "The card has not arrived yet",
                            "Please block my card",
                            "When will my card be delivered?",
                            "I need another bank card",
                            "How do I activate the card?"),
                    List.of(
                            "What is the exchange rate for dollars?",
                            "How are your exchange rates set?",
                            "The rate for euros seems wrong",
                            "Which rate applies to pounds?",
                            "Is the exchange rate better at weekends?",
                            "The conversion rate was too low",
                            "Tell me today's exchange rate",
                            "Why did the rate change?"),
                    List.of(
                            "My transfer did not go through",
                            "How long does a transfer to France take?",
                            "Cancel the transfer I made",
                            "The transfer was declined",
                            "I sent a transfer to the wrong account",
                            "Is there a fee for a transfer?",
                            "The transfer is still pending",
                            "Can I transfer money abroad?"));

    private FewExamples() {}

    /** Label after label. */
    public static List<String> texts() {
        return TEXTS.stream().flatMap(List::stream).toList();
    }

    /** Index of each text's label. */
    public static int[] targets() {
        return IntStream.range(0, texts().size()).map(i -> i / TEXTS.getFirst().size()).toArray();
    }

    /** Label of one of the texts. */
    public static String label(int text) {
        return LABELS.name(targets()[text]);
    }
}
