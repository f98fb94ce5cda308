package org.kundenportal.impl.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * The connections of one delivery, as a factory that encrypts them. Whoever watches it can end them all: a server that says a byte now and then meets no
 * read timeout. Thread-safe.
 */
final class WatchedSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** Sockets that this factory encrypts. */
    WatchedSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** Ends all connections. */
    void end() {
        over = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // then it has ended already
            }
        }
    }

    /** Whether they were ended. */
    boolean isOver() {
        return over;
    }

    /** Makes the sockets that are not encrypted from the first byte. */
    SocketFactory plain() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return watched(new Socket());
            }

            @Override
            public Socket createSocket(String host, int port) {
                throw unconnectedOnly();
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
                throw unconnectedOnly();
            }

            @Override
            public Socket createSocket(InetAddress host, int port) {
                throw unconnectedOnly();
            }

            @Override
            public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
                throw unconnectedOnly();
            }
        };
    }

    private Socket watched(Socket socket) {
        open.add(socket);
        return socket;
    }

    /** Connecting has its own timeout, which only whoever connects knows. */
    private static UnsupportedOperationException unconnectedOnly() {
        return new UnsupportedOperationException("would connect without a timeout");
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(watched(socket), host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unconnectedOnly();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
