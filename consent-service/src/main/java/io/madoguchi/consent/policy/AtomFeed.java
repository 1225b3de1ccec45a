package io.madoguchi.consent.policy;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.company.CompanyView;
import io.madoguchi.lists.Page;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes policy versions as an Atom feed. Ids are those of the versions, so that a reader sees each once. */
final class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final CompanyView company;
    private final Language language;
    private final String publicUrl;

    AtomFeed(CompanyView company, Language language, String publicUrl) {
        this.company = company;
        this.language = language;
        this.publicUrl = publicUrl;
    }

    String write(Page<PolicyVersion> page, @Nullable String cursor) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", language.tag());
            String self =
                    publicUrl + "/api/consent/v1/policies/feed?company=" + company.id() + "&lang=" + language.tag();
            element(xml, "id", publicUrl + "/api/consent/v1/policies/feed?company=" + company.id());
            element(xml, "title", company.names().in(language));
            element(xml, "updated", updated(page.items()).toString());
            link(xml, "self", cursor == null ? self : self + "&cursor=" + cursor);
            link(xml, "alternate", publicUrl + "/" + language.tag() + "/policy/" + company.id());
            if (page.next() != null) {
                link(xml, "next", self + "&cursor=" + page.next());
            }
            xml.writeStartElement("author");
            element(xml, "name", company.names().in(language));
            xml.writeEndElement();
            for (PolicyVersion version : page.items()) {
                entry(xml, version);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed that cannot be written", e);
        }
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, PolicyVersion version) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + version.id);
        element(xml, "title", version.titles.in(language) + " " + version.version);
        element(xml, "updated", published(version).toString());
        element(xml, "published", published(version).toString());
        link(
                xml,
                "alternate",
                publicUrl + "/api/consent/v1/policies/" + version.policy + "/versions/" + version.version);
        xml.writeStartElement("content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(version.texts.in(language));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static Instant updated(List<PolicyVersion> versions) {
        return versions.isEmpty() ? Instant.EPOCH : published(versions.getFirst());
    }

    private static Instant published(PolicyVersion version) {
        Instant at = version.publishedAt;
        return at == null ? version.createdAt : at;
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }
}
