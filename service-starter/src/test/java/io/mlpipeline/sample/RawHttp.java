package io.mlpipeline.sample;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection on which a test writes what no client library would. */
final class RawHttp implements AutoCloseable {

    /**
     * An answer, byte by byte as it came.
     *
     * @param status the status code
     * @param head status line and headers
     * @param body as long as Content-Length or the chunks said
     */
    record Answer(int status, String head, String body) {

        boolean closes() {
            return head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
        }
    }

    private final Socket socket;
    private final InputStream in;

    RawHttp(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        in = new java.io.BufferedInputStream(socket.getInputStream());
    }

    static Answer exchange(int port, String request) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            return http.send(request).receive();
        }
    }

    RawHttp send(String request) throws IOException {
        return send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawHttp send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads one whole answer; fails if the connection ends within it. */
    Answer receive() throws IOException {
        String head = head();
        int status = Integer.parseInt(head.substring(9, 12));
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at >= 0) {
            int length =
                    Integer.parseInt(head.substring(at + 17, head.indexOf("\r\n", at + 2)).strip());
            return new Answer(status, head, text(in.readNBytes(length), length));
        }
        if (lower.contains("\r\ntransfer-encoding: chunked")) {
            return new Answer(status, head, chunks());
        }
        return new Answer(status, head, "");
    }

    /** True when the server has ended the stream in order, false if more came. */
    boolean isEnded() throws IOException {
        return in.read() < 0;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int length = Integer.parseInt(line(), 16);
            body.append(text(in.readNBytes(length), length));
            line();
            if (length == 0) {
                return body.toString();
            }
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException(
                        "the server ended the connection within an answer or without one");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes, int expected) throws EOFException {
        if (bytes.length < expected) {
            throw new EOFException("the server ended the connection within a body");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
