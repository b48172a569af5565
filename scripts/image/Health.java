import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks this container's own service whether it is ready: exit code 0 for an answer of 200, 1 for anything else.
 *
 * <p>The image has neither shell nor curl. Plain sockets and nothing else, as a container runs this every few seconds:
 * a tenth of a second of one processor.
 */
final class Health {

    private static final int PATIENCE_MILLIS = 2_000;

    private Health() {}

    public static void main(String[] portAndPath) throws IOException {
        int port = Integer.parseInt(portAndPath[0]);
        String request = "GET " + portAndPath[1] + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                    PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            System.exit(new String(status, StandardCharsets.US_ASCII).endsWith(" 200") ? 0 : 1);
        }
    }
}
