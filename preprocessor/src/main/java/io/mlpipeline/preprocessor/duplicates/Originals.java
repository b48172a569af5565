package io.mlpipeline.preprocessor.duplicates;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds which of new texts repeat older ones, within the transaction that stores them.
 *
 * <p>Exact duplicates cannot slip through between workers: the unique key on a text's content makes
 * one of them wait until the other has committed. If the older text comes second, it takes the
 * place of the newer one, which becomes its duplicate. Near duplicates that are stored at the same
 * moment by different workers may miss each other.
 *
 * <p>A text that is near to an older one is not compared with later ones, nor is one that has
 * {@value SignatureTable#MOST_CANDIDATES} candidates already: thousands of letters from one
 * template then have a few representatives, and a search stays short.
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
        // before they are entered, so that what is not compared never burdens the index
        Map<UUID, List<Candidate>> stored = candidates(signed);
        Map<UUID, Original> near = near(signed, stored);
        List<Signed> entered =
                signed.stream()
                        .map(text ->
                                near.containsKey(text.id()) || isCrowded(stored.get(text.id()))
                                        ? text.withoutBands()
                                        : text)
                        .toList();
        Map<UUID, Original> originals = new HashMap<>(near);
        Map<UUID, UUID> holders = hold(entered);
        for (Signed text : entered) {
            UUID holder = holders.getOrDefault(text.id(), text.id());
            if (holder.equals(text.id())) {
                continue;
            }
            if (UuidOrder.INSTANCE.compare(holder, text.id()) < 0) {
                originals.put(text.id(), new Original(holder, true));
            } else {
                table.replace(holder, text);
                holders.replaceAll((_, h) -> h.equals(holder) ? text.id() : h);
            }
        }
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

    private Map<UUID, List<Candidate>> candidates(List<Signed> texts) {
        List<Signed> comparable = texts.stream().filter(text -> text.bands().length > 0).toList();
        return comparable.isEmpty()
                ? Map.of()
                : table.candidates(comparable).stream()
                        .collect(Collectors.groupingBy(Candidate::id));
    }

    private static boolean isCrowded(@Nullable List<Candidate> candidates) {
        return candidates != null && candidates.size() >= SignatureTable.MOST_CANDIDATES;
    }

    /** Of each text the older one that it resembles most, in the store or among the new ones. */
    private Map<UUID, Original> near(List<Signed> texts, Map<UUID, List<Candidate>> stored) {
        Map<UUID, Original> near = new HashMap<>();
        Map<UUID, Shingles> known = new HashMap<>();
        Map<Integer, Signed> byBand = new HashMap<>();
        for (Signed text : texts) {
            Nearest nearest = new Nearest(text, properties.similarity());
            for (Candidate candidate : stored.getOrDefault(text.id(), List.of())) {
                nearest.consider(
                        candidate.older(),
                        known.computeIfAbsent(
                                candidate.older(), _ -> Shingles.of(candidate.cleaned())));
            }
            for (int band : text.bands()) {
                Signed other = byBand.get(band);
                if (other != null) {
                    nearest.consider(other.id(), other.shingles());
                }
            }
            if (nearest.id() == null) {
                for (int band : text.bands()) {
                    byBand.putIfAbsent(band, text);
                }
            } else {
                near.put(text.id(), new Original(nearest.id(), false));
            }
        }
        return near;
    }
}
