package io.mlpipeline.dataapi.labels;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of labels whether they may be given, and gathers the new ones. For one request and one
 * thread.
 */
public final class LabelCheck {

    /** Characters of a label. */
    public static final int MAX_LENGTH = 200;

    private final Set<String> known;
    private final boolean acceptsNew;
    private final int max;
    private final Set<String> added = new LinkedHashSet<>();

    LabelCheck(Set<String> known, boolean acceptsNew, int max) {
        this.known = known;
        this.acceptsNew = acceptsNew;
        this.max = max;
    }

    /**
     * Why a label may not be given.
     *
     * @param label without white space at its ends
     * @return the end of a sentence that starts with the field's name, or null if it may
     */
    public @Nullable String fault(String label) {
        if (known.contains(label)) {
            return null;
        }
        if (label.isBlank()) {
            return "is blank; leave it out for none";
        }
        if (label.length() > MAX_LENGTH) {
            return "is longer than " + MAX_LENGTH + " characters";
        }
        if (label.chars().anyMatch(Character::isISOControl)) {
            return "has control characters";
        }
        if (!acceptsNew) {
            return "is not known; see GET /labels, or add ?newLabels=accept to make it known";
        }
        if (known.size() >= max) {
            return "would be one more than the " + max + " labels that are kept";
        }
        known.add(label);
        added.add(label);
        return null;
    }

    /** New labels since this was last asked, to be made known before they are used. */
    public List<String> takeNew() {
        List<String> taken = List.copyOf(added);
        added.clear();
        return taken;
    }
}
