package io.mlpipeline.starter.requestcontext;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The id by which a caller, a log line and an error speak of the same request. */
public final class RequestId {

    /** The header it comes and goes in. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final int LONGEST = 64;

    private RequestId() {}

    /**
     * The request's id: the caller's if it is 1 to 64 of {@code A-Z a-z 0-9 . _ -}, else a new one;
     * the same on every call for one request.
     */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = soundOrNew(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String soundOrNew(@Nullable String sent) {
        return sent != null && isSound(sent) ? sent : RandomHex.of128Bits();
    }

    private static boolean isSound(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean sound =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '-'
                            || c == '_'
                            || c == '.';
            if (!sound) {
                return false;
            }
        }
        return true;
    }
}
