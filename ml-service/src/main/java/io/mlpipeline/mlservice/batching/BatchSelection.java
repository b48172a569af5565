package io.mlpipeline.mlservice.batching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses which of the waiting items go into a batch together: the oldest always, then those most
 * like it in cost, since a batch is padded to its dearest item.
 */
final class BatchSelection {

    /** An item passed over this often goes before those that are more alike. */
    private static final int PATIENCE = 2;

    private final int maxBatchCost;

    BatchSelection(int maxBatchCost) {
        this.maxBatchCost = maxBatchCost;
    }

    /**
     * Moves a batch out of the candidates.
     *
     * @param candidates waiting items, oldest first, at least one; those not chosen stay, in order
     * @param limit items in the batch at most
     */
    <I, O> List<Item<I, O>> choose(List<Item<I, O>> candidates, int limit) {
        Item<I, O> oldest = candidates.getFirst();
        List<Item<I, O>> chosen = new ArrayList<>(limit);
        int dearest = 0;
        for (Item<I, O> item : inOrderOfLikeness(candidates, oldest, limit)) {
            if (chosen.size() == limit) {
                break;
            }
            int padded = Math.max(dearest, item.cost());
            if (chosen.size() > 0 && Math.abs(item.cost() - oldest.cost()) > tolerance(oldest)) {
                continue;
            }
            if (chosen.isEmpty() || (long) padded * (chosen.size() + 1) <= maxBatchCost) {
                chosen.add(item);
                dearest = padded;
            }
        }
        candidates.removeAll(chosen);
        candidates.forEach(Item::passOver);
        return chosen;
    }

    /**
     * Padding costs as much as text: on a CPU a batch pays only among texts of about one length.
     */
    private static int tolerance(Item<?, ?> oldest) {
        return Math.max(1, oldest.cost() / 8);
    }

    private static <I, O> List<Item<I, O>> inOrderOfLikeness(
            List<Item<I, O>> candidates, Item<I, O> oldest, int limit) {
        if (candidates.size() <= limit) {
            return List.copyOf(candidates);
        }
        List<Item<I, O>> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingInt(item -> unlikeness(item, oldest)));
        return sorted;
    }

    private static int unlikeness(Item<?, ?> item, Item<?, ?> oldest) {
        if (item == oldest) {
            return -2;
        }
        return item.passedOver() >= PATIENCE ? -1 : Math.abs(item.cost() - oldest.cost());
    }
}
