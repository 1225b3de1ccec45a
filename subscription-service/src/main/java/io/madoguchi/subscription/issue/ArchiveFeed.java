package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.topic.Topic;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes the newest issues of a topic as an Atom feed (RFC 4287); what was taken back stays as an empty entry. */
final class ArchiveFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Topic topic;
    private final Locale locale;
    private final String sender;
    private final String site;

    ArchiveFeed(Topic topic, Locale locale, String sender, String site) {
        this.topic = topic;
        this.locale = locale;
        this.sender = sender;
        this.site = site;
    }

    /** An entry; without HTML where it was taken back. */
    record Entry(ArchivedView issue, @Nullable String html) {

        Instant updated() {
            return issue.recalledAt() == null ? issue.publishedAt() : issue.recalledAt();
        }
    }

    String write(List<Entry> entries) {
        StringWriter text = new StringWriter();
        String archive = site + "/" + locale.getLanguage() + "/topics/" + topic.id() + "/issues";
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", locale.getLanguage());
            element(xml, "id", "urn:uuid:" + topic.id());
            element(xml, "title", topic.names().in(locale));
            element(
                    xml,
                    "updated",
                    entries.stream()
                            .map(Entry::updated)
                            .max(Instant::compareTo)
                            .orElse(Instant.EPOCH)
                            .toString());
            link(xml, "self", feed(site, topic, locale));
            link(xml, "alternate", archive);
            xml.writeStartElement("author");
            element(xml, "name", sender);
            xml.writeEndElement();
            for (Entry entry : entries) {
                entry(xml, entry, archive);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed that cannot be written", e);
        }
        return text.toString();
    }

    static String feed(String site, Topic topic, Locale locale) {
        return site + "/api/subscription/v1/archive/feed?topic=" + topic.id() + "&lang=" + locale.getLanguage();
    }

    private void entry(XMLStreamWriter xml, Entry entry, String archive) throws XMLStreamException {
        Map<String, String> subjects = entry.issue().subjects();
        String subject = subjects.getOrDefault(
                locale.getLanguage(),
                Objects.requireNonNull(subjects.values().iterator().next()));
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + entry.issue().id());
        element(xml, "title", subject);
        element(xml, "updated", entry.updated().toString());
        element(xml, "published", entry.issue().publishedAt().toString());
        link(xml, "alternate", archive + "/" + entry.issue().id());
        if (entry.issue().corrects() != null) {
            link(xml, "related", archive + "/" + entry.issue().corrects());
        }
        if (entry.html() != null) {
            xml.writeStartElement("content");
            xml.writeAttribute("type", "html");
            xml.writeCharacters(entry.html());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", ""));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }
}
