package io.mlpipeline.dataapi.intake;

import io.mlpipeline.dataapi.database.DatabaseProblems;
import io.mlpipeline.dataapi.labels.KnownLabels;
import io.mlpipeline.dataapi.labels.LabelCheck;
import io.mlpipeline.dataapi.labels.NewLabels;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes the texts of one body in, batch by batch. */
@Component
final class Intake {

    private final IntakeProperties properties;
    private final EntryRules rules;
    private final KnownLabels labels;
    private final TextWriter writer;
    private final IntakeMetrics metrics;

    Intake(
            IntakeProperties properties,
            EntryRules rules,
            KnownLabels labels,
            TextWriter writer,
            IntakeMetrics metrics) {
        this.properties = properties;
        this.rules = rules;
        this.labels = labels;
        this.writer = writer;
        this.metrics = metrics;
    }

    /**
     * Takes in all lines. What is counted as accepted is committed.
     *
     * @param source the lines
     * @param newLabels what to do with labels that are not known
     * @param maxIds lines up to which ids are told
     * @throws IOException if the body breaks off; batches before stay
     * @throws ProblemException 503 if the database goes away; batches before stay
     */
    IntakeReport takeAll(EntrySource source, NewLabels newLabels, int maxIds) throws IOException {
        Tally tally = new Tally(properties.maxErrors(), maxIds);
        try {
            read(source, labels.check(newLabels), tally);
        } catch (DataAccessException | TransactionException e) {
            throw interrupted(e, tally);
        } finally {
            metrics.count(tally);
        }
        return tally.report();
    }

    /**
     * Takes in one text.
     *
     * @throws ProblemException 422 if it cannot be stored, 409 if its externalId stands for another
     */
    Receipt takeOne(Entry.Read entry, NewLabels newLabels) {
        Tally tally = new Tally(0, 0);
        try {
            LabelCheck check = labels.check(newLabels);
            LineError fault = rules.fault(entry, check);
            if (fault != null) {
                tally.add(fault);
                throw ProblemException.invalidInput(fault.field() + " " + fault.reason() + ".");
            }
            Incoming incoming = incoming(entry);
            Outcome outcome = writer.write(List.of(incoming), check.takeNew()).getFirst();
            tally.add(incoming, outcome);
            return receipt(outcome);
        } finally {
            metrics.count(tally);
        }
    }

    private void read(EntrySource source, LabelCheck check, Tally tally) throws IOException {
        List<Incoming> batch = new ArrayList<>();
        int characters = 0;
        for (Entry entry = source.next(); entry != null; entry = source.next()) {
            switch (entry) {
                case Entry.Unreadable unreadable -> tally.add(unreadable.error());
                case Entry.Read read -> {
                    LineError fault = rules.fault(read, check);
                    if (fault == null) {
                        Incoming incoming = incoming(read);
                        batch.add(incoming);
                        characters += incoming.text().length();
                    } else {
                        tally.add(fault);
                    }
                }
            }
            if (batch.size() >= properties.batchSize()
                    || characters >= properties.batchCharacters()) {
                write(batch, check, tally);
                characters = 0;
            }
        }
        write(batch, check, tally);
    }

    private void write(List<Incoming> batch, LabelCheck check, Tally tally) {
        if (batch.isEmpty()) {
            return;
        }
        List<Outcome> outcomes = writer.write(batch, check.takeNew());
        for (int i = 0; i < outcomes.size(); i++) {
            tally.add(batch.get(i), outcomes.get(i));
        }
        batch.clear();
    }

    private static Incoming incoming(Entry.Read entry) {
        TextEntry text = entry.text();
        String label = text.label() == null ? null : text.label().strip();
        return new Incoming(
                entry.line(), Objects.requireNonNull(text.text()), label, text.externalId());
    }

    private static Receipt receipt(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> new Receipt(stored.id(), "RECEIVED");
            case Outcome.Unchanged same -> new Receipt(same.id(), same.status());
            case Outcome.Conflict conflict ->
                    throw ProblemException.conflict(
                            conflict.error().field() + " " + conflict.error().reason() + ".");
        };
    }

    private static RuntimeException interrupted(RuntimeException failure, Tally tally) {
        ProblemException problem = DatabaseProblems.problemOf(failure);
        return problem == null
                ? failure
                : new ProblemException(
                        problem.status(),
                        problem.code(),
                        "The database went away after %d texts of this body were stored; send it again (those with an externalId are not stored twice)."
                                .formatted(tally.accepted()),
                        problem.retryAfter());
    }
}
