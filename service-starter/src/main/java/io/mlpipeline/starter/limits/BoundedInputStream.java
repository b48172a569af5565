package io.mlpipeline.starter.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Fails with the problem as its cause once more than the limit has been read. */
final class BoundedInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private final long limit;
    private long read;

    BoundedInputStream(ServletInputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = body.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = body.read(bytes, offset, length);
        count(count);
        return count;
    }

    private void count(int more) throws IOException {
        if (more > 0) {
            read += more;
            if (read > limit) {
                throw new IOException("body limit", BodyLimit.exceeded(limit));
            }
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
