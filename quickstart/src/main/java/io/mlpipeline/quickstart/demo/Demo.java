package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A tour through the loop: texts come in, answers go out, people correct them, a new version learns
 * from that and takes over. It can be played again on the same data.
 */
public final class Demo {

    private static final int SHOWN = 4;

    private final Api api;
    private final Narrator narrator;
    private final Path sample;

    private Demo(Api api, Narrator narrator, Path sample) {
        this.api = api;
        this.narrator = narrator;
        this.sample = sample;
    }

    /**
     * Plays it.
     *
     * @param port of the gateway on this machine
     * @param home the repository's folder
     * @param out where it is told
     * @throws IOException if the suite did not do as it was asked; the message is a sentence
     */
    public static void play(int port, Path home, PrintStream out)
            throws IOException, InterruptedException {
        try (Api api = new Api(port)) {
            out.printf("%nA tour in seven steps. Watch it at %s/%n", api.base());
            new Demo(api, new Narrator(out), home.resolve("samples/banking77.csv")).play();
        }
    }

    private void play() throws IOException, InterruptedException {
        List<Message> messages = Message.all();
        Asking asking = new Asking(api, narrator);
        Arrivals arrivals = new Arrivals(api, narrator);
        new Collecting(api, narrator).run(sample);

        narrator.step("Answers: %d new messages to POST /api/predict".formatted(messages.size()));
        narrator.say("A team's rule: who waits for the money? Someone else, and it is");
        narrator.say("transfer_not_received_by_recipient; the customer, and it is");
        narrator.say(
                "balance_not_updated_after_bank_transfer. The model that ships was not told of it.");
        List<Answer> before = asking.ask(messages);
        List<Answer> shown = notable(before);
        asking.show(shown);
        asking.count(before);

        new Correcting(api, narrator, arrivals).run(before);
        new Activating(api, narrator).run(new Training(api, narrator).run());

        narrator.step("The same messages again");
        List<Answer> after = asking.ask(messages);
        asking.show(shown.stream().map(answer -> after.get(before.indexOf(answer))).toList());
        asking.count(after);

        new Figures(api, narrator, arrivals).run(after.getLast());
    }

    /** Some that are wrong, if there are any, else some. */
    private static List<Answer> notable(List<Answer> answers) {
        List<Answer> wrong = answers.stream().filter(answer -> !answer.isRight()).toList();
        return (wrong.isEmpty() ? answers : wrong).stream().limit(SHOWN).toList();
    }
}
