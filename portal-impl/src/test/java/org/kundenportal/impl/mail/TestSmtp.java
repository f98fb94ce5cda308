package org.kundenportal.impl.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server that misbehaves as a test says, one connection after the other. */
final class TestSmtp implements AutoCloseable {

    /** What it does to one connection. */
    enum Fault {
        NONE,
        /** 450 for the recipient: greylisting. */
        LATER,
        /** 550 for the recipient. */
        NO_SUCH_USER,
        /** 554 for the message. */
        SPAM,
        /** 451 for the message. */
        MESSAGE_LATER,
        /** 550 for the sender. */
        WRONG_SENDER,
        /** 421 as a greeting. */
        BUSY,
        /** Takes the connection and says nothing. */
        HANGS,
        /** Says a space now and then and never ends its line. */
        DRIPS,
        /** Goes while the message comes. */
        DIES_IN_DATA,
        /** Takes the message and goes before it says so. */
        DIES_BEFORE_OK,
        /** Takes the message, says so and goes. */
        DIES_AFTER_OK
    }

    /** The faults of the next connections; after the last all are well. */
    final Deque<Fault> faults = new ConcurrentLinkedDeque<>();

    /** All messages that came whole, also those of which it has not said so. */
    final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    /** Where the connections said the mail was to go. */
    final List<String> recipients = Collections.synchronizedList(new ArrayList<>());

    private final ServerSocket server;
    private final SSLContext tls;
    private final boolean atOnce;
    private final Thread thread = new Thread(this::listen, "test-smtp");

    /**
     * A server on the loopback interface.
     *
     * @param tls null: it encrypts nothing
     * @param atOnce whether it encrypts from the first byte instead of offering STARTTLS
     */
    TestSmtp(SSLContext tls, boolean atOnce) throws IOException {
        this.tls = tls;
        this.atOnce = atOnce;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
                serve(socket, fault);
            } catch (IOException e) {
                // the client, or the test, has gone
            }
        }
    }

    private void serve(Socket plain, Fault fault) throws IOException {
        Socket socket = atOnce ? encrypted(plain) : plain;
        BufferedReader in = reader(socket);
        if (fault == Fault.HANGS) {
            in.readLine();
            return;
        }
        if (fault == Fault.DRIPS) {
            while (true) {
                socket.getOutputStream().write("2".getBytes(StandardCharsets.US_ASCII));
                socket.setSoTimeout(20);
                awaitEnd(socket);
            }
        }
        say(socket, fault == Fault.BUSY ? "421 4.3.2 busy" : "220 test");
        String line;
        while ((line = in.readLine()) != null) {
            String verb = line.split("[ :]", 2)[0];
            switch (verb) {
                case "EHLO" -> say(socket, tls == null || atOnce ? "250 test" : "250-test\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    SSLSocket secure =
                            (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    secure.setUseClientMode(false);
                    socket = secure;
                    in = reader(socket);
                }
                case "MAIL" -> say(socket, fault == Fault.WRONG_SENDER ? "550 5.7.1 not from you" : "250 ok");
                case "RCPT" -> {
                    recipients.add(line);
                    say(socket, recipient(fault));
                }
                case "DATA" -> {
                    say(socket, "354 go on");
                    if (fault == Fault.DIES_IN_DATA) {
                        in.readLine();
                        return;
                    }
                    messages.add(message(in));
                    if (fault == Fault.DIES_BEFORE_OK) {
                        return;
                    }
                    if (fault == Fault.SPAM || fault == Fault.MESSAGE_LATER) {
                        messages.remove(messages.size() - 1);
                    }
                    say(socket, message(fault));
                    if (fault == Fault.DIES_AFTER_OK) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return;
                }
                default -> say(socket, "250 ok");
            }
        }
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private static void awaitEnd(Socket socket) throws IOException {
        try {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("gone");
            }
        } catch (java.net.SocketTimeoutException e) {
            // still there
        }
    }

    private static String recipient(Fault fault) {
        return switch (fault) {
            case LATER -> "450 4.2.0 greylisted, try again";
            case NO_SUCH_USER -> "550 5.1.1 no such user \u0007here";
            default -> "250 ok";
        };
    }

    private static String message(Fault fault) {
        return switch (fault) {
            case SPAM -> "554 5.7.1 looks like spam";
            case MESSAGE_LATER -> "451 4.3.0 try again";
            default -> "250 taken";
        };
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("gone in the middle of a message");
            }
            message.append(line).append('\n');
        }
        return message.toString();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
