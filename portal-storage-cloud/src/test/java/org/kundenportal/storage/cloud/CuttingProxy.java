package org.kundenportal.storage.cloud;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Hands bytes on between a client and a server on loopback, and cuts the line, or lets it go silent, after so many bytes
 * of one direction.
 */
public final class CuttingProxy implements Closeable {

    private static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long cutAnswersAfter = NEVER;
    private volatile long cutCallsAfter = NEVER;
    private volatile long silentAfter = NEVER;

    private CuttingProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Before a server on this port of the loopback address. */
    public static CuttingProxy to(int port) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CuttingProxy proxy = new CuttingProxy(listener, port);
        proxy.run("accept", proxy::accept);
        return proxy;
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** On each connection from now on. */
    public void cutAnswersAfter(long bytes) {
        cutAnswersAfter = bytes;
    }

    /** On each connection from now on. */
    public void cutCallsAfter(long bytes) {
        cutCallsAfter = bytes;
    }

    /** Answers stop, and the line stays, on each connection from now on. */
    public void silentAfter(long bytes) {
        silentAfter = bytes;
    }

    /** Hands on all again, over new connections. */
    public void mend() {
        cutAnswersAfter = NEVER;
        cutCallsAfter = NEVER;
        silentAfter = NEVER;
        cut();
    }

    /** Cuts all lines that are open now. */
    public void cut() {
        open.forEach(CuttingProxy::end);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // the line is closed, by whomever
                        return;
                    }
                },
                "cutting-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            run("call", () -> hand(client, server, cutCallsAfter, NEVER));
            run("answer", () -> hand(server, client, cutAnswersAfter, silentAfter));
        }
    }

    private void hand(Socket from, Socket to, long cutAfter, long silentAfter) throws IOException {
        long handed = 0;
        byte[] buffer = new byte[1 << 14];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                long most = Math.min(cutAfter, silentAfter) - handed;
                out.write(buffer, 0, (int) Math.min(read, most));
                handed += read;
                if (handed >= cutAfter) {
                    return;
                }
                if (handed >= silentAfter) {
                    closed.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed before
            return;
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        cut();
    }
}
