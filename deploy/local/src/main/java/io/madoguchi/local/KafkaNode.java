package io.madoguchi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The process of the broker: formats its storage once, then is Kafka. */
final class KafkaNode {
    private static final Logger ALL = Logger.getLogger("");

    private KafkaNode() {}

    /** {@code args[0]} is the settings file. */
    public static void main(String[] args) throws IOException {
        ALL.setLevel(Level.WARNING);
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(args[0]))) {
            settings.load(reader);
        }
        if (!Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
            String cluster = Uuid.randomUuid().toString();
            int code = StorageTool.execute(
                    new String[] {"format", "--ignore-formatted", "--cluster-id", cluster, "--config", args[0]},
                    System.out);
            if (code != 0) {
                throw new IllegalStateException("Kafka could not format its storage, code " + code);
            }
        }
        kafka.Kafka.main(args);
    }
}
