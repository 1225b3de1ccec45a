package io.madoguchi.acceptance.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the desk's mails arrive: handed on to the catcher, or, while a test has put its own receiver there, to that one.
 */
public final class PostRoom implements AutoCloseable {

    private final ServerSocket door;
    private final int catcher;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Consumer<Socket> receiver;

    PostRoom(int catcher) {
        this.catcher = catcher;
        try {
            this.door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From the next connection on; those that are open end now. */
    public void receive(@Nullable Consumer<Socket> next) {
        receiver = next;
        open.forEach(PostRoom::end);
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // the door was closed, or a caller was gone before it was let in
            }
        }
    }

    private void serve(Socket socket) {
        Consumer<Socket> mine = receiver;
        try (socket) {
            if (mine != null) {
                mine.accept(socket);
            } else {
                handOn(socket);
            }
        } catch (IOException _) {
            // either side may leave at any time
        } finally {
            open.remove(socket);
        }
    }

    private void handOn(Socket socket) throws IOException {
        try (Socket inner = new Socket(InetAddress.getLoopbackAddress(), catcher)) {
            Thread back = Thread.ofVirtual().start(() -> {
                pour(inner, socket);
                end(socket);
            });
            pour(socket, inner);
            inner.shutdownOutput();
            back.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pour(Socket from, Socket to) {
        byte[] some = new byte[8192];
        try (InputStream in = from.getInputStream()) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                to.getOutputStream().write(some, 0, read);
            }
        } catch (IOException _) {
            // the end of the dialogue, however it came
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is closed either way
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException _) {
            // it is closed either way
        }
        open.forEach(PostRoom::end);
    }
}
