package io.mlpipeline.starter.prefix;

/** The prefix under which every path answers a second time. */
public final class ApiPrefix {

    static final String PREFIX = "/api";

    private ApiPrefix() {}

    /**
     * The path without a leading {@code /api}; {@code /api} alone is {@code /}. Other paths come
     * back as they are.
     */
    public static String strip(String path) {
        if (!path.startsWith(PREFIX)) {
            return path;
        }
        if (path.length() == PREFIX.length()) {
            return "/";
        }
        return path.charAt(PREFIX.length()) == '/' ? path.substring(PREFIX.length()) : path;
    }
}
