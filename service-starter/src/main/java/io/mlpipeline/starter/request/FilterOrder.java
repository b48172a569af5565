package io.mlpipeline.starter.request;

import org.springframework.core.Ordered;

/**
 * The order in which a request meets the starter's filters; a filter of an application stands
 * between or after them.
 */
public final class FilterOrder {

    /** Strips {@code /api}, so that all others see one path. */
    public static final int PREFIX = Ordered.HIGHEST_PRECEDENCE + 100;

    /** Around all that may refuse, so that refusals are counted. */
    public static final int METRICS = PREFIX + 10;

    /** Request id and trace. */
    public static final int CONTEXT = PREFIX + 20;

    /** Refuses when the service is leaving. */
    public static final int DRAIN = PREFIX + 30;

    /** Refuses what is too much. */
    public static final int LIMITS = PREFIX + 40;

    /** Refuses who has no key. */
    public static final int API_KEY = PREFIX + 50;

    private FilterOrder() {}
}
