package io.mlpipeline.preprocessor.duplicates;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds which of new texts repeat older ones, within the transaction that stores them.
 *
 * <p>Exact duplicates cannot slip through between workers: the unique key on a text's content makes
 * one of them wait until the other has committed. If the older text comes second, it takes the
 * place of the newer one, which becomes its duplicate. Near duplicates that are stored at the same
 * moment by different workers may miss each other.
 *
 * <p>A text that is near to an older one is not compared with later ones: a thousand letters from
 * one template then have one representative, and a search stays short.
 */
@Component
public class Originals {

    private static final int ROUNDS = 3;

    private final SignatureTable table;
    private final DuplicateProperties properties;

    Originals(SignatureTable table, DuplicateProperties properties) {
        this.table = table;
        this.properties = properties;
    }

    /**
     * Enters the texts and finds their originals.
     *
     * @param texts whose rows this transaction has locked
     * @return originals of those that have one, by id
     */
    public Map<UUID, Original> of(List<NewText> texts) {
        if (texts.isEmpty()) {
            return Map.of();
        }
        List<Signed> signed =
                texts.stream()
                        .sorted(Comparator.comparing(NewText::id, UuidOrder.INSTANCE))
                        .map(this::sign)
                        .toList();
        Map<UUID, Original> originals = new HashMap<>();
        Map<UUID, Signed> unique = new LinkedHashMap<>();
        Map<UUID, UUID> holders = hold(signed);
        for (Signed text : signed) {
            UUID holder = holders.getOrDefault(text.id(), text.id());
            if (holder.equals(text.id())) {
                unique.put(text.id(), text);
            } else if (UuidOrder.INSTANCE.compare(holder, text.id()) < 0) {
                originals.put(text.id(), new Original(holder, true));
            } else {
                table.replace(holder, text);
                holders.replaceAll((_, h) -> h.equals(holder) ? text.id() : h);
                unique.put(text.id(), text);
            }
        }
        originals.putAll(near(unique));
        return originals;
    }

    private Signed sign(NewText text) {
        Shingles shingles = Shingles.of(text.cleaned());
        return new Signed(
                text.id(),
                text.cleaned(),
                shingles,
                properties.near() ? MinHash.bands(shingles) : new int[0]);
    }

    /** Again if a holder was erased between the attempt to enter and the look at who is there. */
    private Map<UUID, UUID> hold(List<Signed> texts) {
        Map<UUID, UUID> holders = Map.of();
        for (int round = 0; round < ROUNDS && holders.size() < texts.size(); round++) {
            table.enter(texts);
            holders = table.holders(texts);
        }
        return new HashMap<>(holders);
    }

    private Map<UUID, Original> near(Map<UUID, Signed> unique) {
        List<Signed> comparable =
                unique.values().stream().filter(text -> text.bands().length > 0).toList();
        if (comparable.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Original> near = new HashMap<>();
        Map<UUID, Double> best = new HashMap<>();
        // ascending by id, so that a text is known to be near before younger ones look at it
        for (Candidate candidate : table.candidates(comparable)) {
            Signed text = unique.get(candidate.id());
            if (text == null || near.containsKey(candidate.older())) {
                continue;
            }
            double resemblance = text.shingles().resemblance(Shingles.of(candidate.cleaned()));
            if (resemblance >= properties.similarity()
                    && resemblance > best.getOrDefault(text.id(), 0.0)) {
                best.put(text.id(), resemblance);
                near.put(text.id(), new Original(candidate.older(), false));
            }
        }
        table.compareNoMore(near.keySet());
        return near;
    }
}
