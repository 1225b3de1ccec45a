package io.madoguchi.subscription.identity;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on this machine that answers over UDP what it was told. */
final class NameServer implements Closeable {

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<String, List<Record>> records = new ConcurrentHashMap<>();
    volatile int refusal = Rcode.NOERROR;

    NameServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Adds a record in the form of a zone file. */
    NameServer has(String name, String type, String value) throws IOException {
        Name owner = Name.fromString(name, Name.root);
        Record record = Record.fromString(owner, Type.value(type), DClass.IN, 60, value, Name.root);
        records.computeIfAbsent(key(owner, Type.value(type)), key -> new ArrayList<>())
                .add(record);
        return this;
    }

    /** Another one that says the same. */
    NameServer copy() throws IOException {
        NameServer other = new NameServer();
        records.forEach((key, known) -> other.records.put(key, new ArrayList<>(known)));
        return other;
    }

    private static String key(Name name, int type) {
        return name.toString(true).toLowerCase(java.util.Locale.ROOT) + "/" + type;
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message question = new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                Message answer = new Message(question.getHeader().getID());
                answer.getHeader().setFlag(Flags.QR);
                answer.addRecord(question.getQuestion(), Section.QUESTION);
                String key = key(
                        question.getQuestion().getName(), question.getQuestion().getType());
                List<Record> found = records.getOrDefault(key, List.of());
                found.forEach(record -> answer.addRecord(record, Section.ANSWER));
                answer.getHeader()
                        .setRcode(
                                refusal != Rcode.NOERROR ? refusal : found.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR);
                byte[] bytes = answer.toWire();
                socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
