package io.madoguchi.subscription.returns;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.ReturnPaths;
import io.madoguchi.subscription.delivery.SentMails;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.returns.Finding.About;
import io.madoguchi.subscription.subscription.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leads from what came back to the mail it is about: by the address it came to, else by the tokens and ids it quotes.
 * Only what our own key has made leads anywhere.
 */
@ApplicationScoped
class Trace {

    private static final Pattern TOKENS =
            Pattern.compile("(?<![0-9A-Za-z])[0-9A-Va-v]{" + ReturnPaths.TOKEN + "}(?![0-9A-Za-z])");
    private static final Pattern MESSAGE = Pattern.compile("<[0-9a-f]{32}@[A-Za-z0-9.-]{1,255}>");
    private static final int MOST = 20;

    private final ReturnPaths paths;
    private final SentMails mails;
    private final Seal seal;

    Trace(ReturnPaths paths, SentMails mails, Seal seal) {
        this.paths = paths;
        this.mails = mails;
        this.seal = seal;
    }

    /** By the address alone. */
    Optional<About> of(ReturnMail mail) {
        UUID named = mail.tokenOf;
        if (named == null) {
            return Optional.empty();
        }
        return switch (mail.address) {
            case BOUNCE -> mails.find(named).map(Trace::about);
            case UNSUBSCRIBE -> ofSubscription(named);
            case ABUSE, NONE -> Optional.empty();
        };
    }

    Optional<About> of(ReturnMail mail, Clues clues) {
        return of(mail).or(() -> tokens(clues.returns(), paths::deliveryOf)
                        .flatMap(mails::find)
                        .map(Trace::about))
                .or(() -> tokens(clues.leaves(), paths::subscriptionOf)
                        .flatMap(subscription -> mails.findOfSubscription(subscription, clues.messageId())
                                .map(Trace::about)
                                .or(() -> ofSubscription(subscription))))
                .or(() -> serviceMail(clues.messageId()));
    }

    private Optional<About> serviceMail(@Nullable String message) {
        return Optional.ofNullable(message)
                .filter(id -> MESSAGE.matcher(id).matches())
                .flatMap(mails::findServiceMail)
                .map(Trace::about);
    }

    /** The groups of a report that are about this reader; one that forwards elsewhere has other names in it. */
    List<Reading.Group> about(List<Reading.Group> groups, @Nullable About about) {
        Set<String> names = about == null ? Set.of() : names(about);
        List<Reading.Group> own = groups.stream()
                .filter(group -> group.addresses().stream()
                        .anyMatch(address -> names.contains(address.toLowerCase(Locale.ROOT))))
                .toList();
        return own.isEmpty() ? groups : own;
    }

    private Set<String> names(About about) {
        return Reader.findByPerson(about.person(), about.company()).stream()
                .flatMap(reader -> {
                    try {
                        var address = reader.address(seal);
                        return List.of(address.typed(), address.normalised(), address.deliverable()).stream();
                    } catch (KeyDestroyed _) {
                        return List.<String>of().stream();
                    }
                })
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Optional<About> ofSubscription(UUID id) {
        return Subscription.findSubscription(id)
                .map(found -> new About(found.company(), found.holder().person(), null, null));
    }

    private static About about(SentMails.Sent sent) {
        return new About(sent.company(), sent.person().person(), sent.id(), sent.issue());
    }

    private static Optional<UUID> tokens(List<String> texts, Function<String, Optional<UUID>> key) {
        return texts.stream()
                .flatMap(text -> TOKENS.matcher(text).results())
                .limit(MOST)
                .flatMap(token -> key.apply(token.group()).stream())
                .findFirst();
    }
}
