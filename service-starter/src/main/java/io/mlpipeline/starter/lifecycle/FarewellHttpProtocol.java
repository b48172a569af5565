package io.mlpipeline.starter.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP connector, which can also tell idle keep-alive connections that they are about to
 * end.
 *
 * <p>A server that closes an idle connection races with a client that is just sending on it, and
 * the client sees a broken connection. Here the connection first carries a whole {@code 503
 * draining} answer, then the end of the stream, and is still read until the client has closed. So a
 * request that crossed with the farewell has its answer, and a client without one drops the
 * connection from its pool, as RFC 9112, 9.2 has it do with an answer to nothing.
 *
 * <p>Public only because Tomcat makes it by its name.
 */
public final class FarewellHttpProtocol extends Http11NioProtocol {

    private static final byte[] FAREWELL = farewell();

    /** Made by Tomcat. */
    public FarewellHttpProtocol() {}

    /** Says farewell on all connections that wait for a request, and to none twice. */
    void sayFarewell() {
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            ReentrantLock lock = connection.getLock();
            // held while a request is read or answered
            if (lock.tryLock()) {
                try {
                    sayFarewell(connection);
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    int openConnections() {
        return getEndpoint().getConnections().size();
    }

    private static void sayFarewell(SocketWrapperBase<NioChannel> connection) {
        // a processor stays with a connection while a request is half read or answered later
        if (connection.isClosed() || connection.getCurrentProcessor() != null) {
            return;
        }
        try {
            var channel = connection.getSocket().getIOChannel();
            if (channel.isConnected() && !channel.socket().isOutputShutdown()) {
                connection.write(true, FAREWELL, 0, FAREWELL.length);
                connection.flush(true);
                channel.shutdownOutput();
            }
        } catch (IOException | RuntimeException _) {
            connection.close();
        }
    }

    private static byte[] farewell() {
        String body =
                "{\"type\":\"urn:mlpipeline:problem:draining\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"This replica is shutting down; send the request again on a new connection.\","
                        + "\"code\":\"draining\"}";
        return ("HTTP/1.1 503 \r\nContent-Type: application/problem+json\r\nRetry-After: 1\r\nConnection: close\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
