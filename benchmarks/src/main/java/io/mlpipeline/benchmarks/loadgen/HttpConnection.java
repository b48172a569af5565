package io.mlpipeline.benchmarks.loadgen;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is opened when needed and kept while the server keeps it.
 *
 * <p>A client library would share connections out as it likes; here their number is part of the
 * measurement.
 */
final class HttpConnection implements Closeable {

    private final InetSocketAddress address;
    private final int timeoutMillis;
    private @Nullable Open open;

    HttpConnection(InetSocketAddress address, Duration timeout) {
        this.address = address;
        this.timeoutMillis = (int) timeout.toMillis();
    }

    /**
     * Sends one request and returns the status of its answer; after a failure the next call
     * reconnects.
     */
    int exchange(byte[] request) throws IOException {
        try {
            Open connection = open;
            if (connection == null) {
                connection = Open.to(address, timeoutMillis);
                open = connection;
            }
            connection.socket().getOutputStream().write(request);
            HttpAnswer answer = HttpAnswer.read(connection.in());
            if (!answer.keepsAlive()) {
                close();
            }
            return answer.status();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Open connection = open;
        open = null;
        if (connection != null) {
            connection.socket().close();
        }
    }

    private record Open(Socket socket, InputStream in) {

        static Open to(InetSocketAddress address, int timeoutMillis) throws IOException {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(timeoutMillis);
                socket.connect(address, timeoutMillis);
                return new Open(socket, new BufferedInputStream(socket.getInputStream()));
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }
}
