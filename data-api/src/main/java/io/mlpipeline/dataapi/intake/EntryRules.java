package io.mlpipeline.dataapi.intake;

import io.mlpipeline.dataapi.labels.LabelCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a text, its label and its id must be like to be stored. */
@Component
final class EntryRules {

    private static final int MAX_EXTERNAL_ID = 200;

    private final int maxTextLength;

    EntryRules(IntakeProperties properties) {
        this.maxTextLength = properties.maxTextLength();
    }

    /** Why an entry cannot be stored, or null if it can. */
    @Nullable LineError fault(Entry.Read entry, LabelCheck labels) {
        TextEntry text = entry.text();
        String fault = faultOfText(text.text());
        if (fault != null) {
            return new LineError(entry.line(), "text", fault);
        }
        fault = faultOfExternalId(text.externalId());
        if (fault != null) {
            return new LineError(entry.line(), "externalId", fault);
        }
        // last, for a new label is taken down
        fault = text.label() == null ? null : labels.fault(text.label().strip());
        return fault == null ? null : new LineError(entry.line(), "label", fault);
    }

    private @Nullable String faultOfText(@Nullable String text) {
        if (text == null) {
            return "is missing";
        }
        if (text.isBlank()) {
            return "is blank";
        }
        if (text.length() > maxTextLength
                && text.codePointCount(0, text.length()) > maxTextLength) {
            return "is longer than " + maxTextLength + " characters";
        }
        return faultOfAny(text);
    }

    private static @Nullable String faultOfExternalId(@Nullable String id) {
        if (id == null) {
            return null;
        }
        if (id.isBlank() || id.length() > MAX_EXTERNAL_ID) {
            return "must have 1 to " + MAX_EXTERNAL_ID + " characters";
        }
        return faultOfAny(id);
    }

    /** Refused rather than dropped: what is stored is what was sent. */
    private static @Nullable String faultOfAny(String value) {
        return value.indexOf('\0') < 0 ? null : "has a NUL character, which cannot be stored";
    }
}
