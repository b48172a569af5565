package io.mlpipeline.preprocessor.language;

/**
 * A language and how sure it is.
 *
 * @param code ISO 639-1, or {@code und}
 * @param confidence of the best guess, from 0 to 1, also where that was not enough
 */
public record DetectedLanguage(String code, double confidence) {}
