package io.madoguchi.subscription.letter;

import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.collection.Company;
import io.madoguchi.subscription.delivery.Attachment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.topic.Topic;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What all service mails share: words of a language, the sender's particulars, addresses of pages. */
@ApplicationScoped
class Stationery {

    private final String publicUrl;
    private final ZoneId zone;
    private final Seal seal;

    Stationery(
            @ConfigProperty(name = "madoguchi.public-url") String publicUrl,
            @ConfigProperty(name = "madoguchi.mail.zone", defaultValue = "Asia/Tokyo") ZoneId zone,
            Seal seal) {
        this.publicUrl = publicUrl;
        this.zone = zone;
        this.seal = seal;
    }

    LetterWords words(Locale locale) {
        return MessageBundles.get(LetterWords.class, Localized.Literal.of(locale.getLanguage()));
    }

    String page(Locale locale, String page, String token) {
        return publicUrl + "/" + locale.getLanguage() + "/" + page + "/" + token;
    }

    String receiptPage(Locale locale) {
        return publicUrl + "/" + locale.getLanguage() + "/receipt";
    }

    String policyPage(Locale locale, String company) {
        return publicUrl + "/" + locale.getLanguage() + "/policy/" + company;
    }

    String promotionPage(Locale locale, UUID promotion) {
        return publicUrl + "/" + locale.getLanguage() + "/promotions/" + promotion;
    }

    /** As the pages write times, with the zone beside it. */
    String minute(Instant time, Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        return DateTimeFormatter.ofPattern(japanese ? "yyyy年M月d日 H時mm分（z）" : "d MMMM yyyy, HH:mm z", locale)
                .format(time.atZone(zone));
    }

    /** Whom to ask where no one collection point is meant: the company's newest. */
    Sheet.Sender sender(String company, Locale locale) {
        String contact = CollectionPoint.findNewest(company)
                .map(point -> (point.section().in(locale) + " " + point.sectionContact()).strip())
                .orElse("");
        return sender(company, contact, locale);
    }

    List<String> topicNames(Collection<UUID> topics, Locale locale) {
        return Topic.listTopics(topics).stream()
                .map(topic -> topic.names().in(locale))
                .sorted()
                .toList();
    }

    String companyName(String company, Locale locale) {
        return Company.findCompany(company).map(c -> c.names().in(locale)).orElse(company);
    }

    Sheet.Sender sender(String company, UUID collectionPoint, Locale locale) {
        String contact = CollectionPoint.findPoint(collectionPoint)
                .map(point -> (point.section().in(locale) + " " + point.sectionContact()).strip())
                .orElse("");
        return sender(company, contact, locale);
    }

    private Sheet.Sender sender(String company, String contact, Locale locale) {
        String postal =
                Company.findCompany(company).map(c -> c.addresses().in(locale)).orElse("");
        return new Sheet.Sender(
                companyName(company, locale),
                postal,
                contact.isEmpty() ? null : words(locale).questions(contact));
    }

    Draft to(Reader reader, Sheet sheet, List<Attachment> attachments) {
        return new Draft(
                sheet.company(),
                reader.address(seal),
                reader.name(seal),
                sheet.subject(),
                sheet.text(),
                sheet.html(),
                Map.of(),
                attachments);
    }

    Draft to(Contact contact, Sheet sheet) {
        @Nullable String name = contact.name();
        return new Draft(
                sheet.company(),
                contact.address(),
                name,
                sheet.subject(),
                sheet.text(),
                sheet.html(),
                Map.of(),
                List.of());
    }
}
