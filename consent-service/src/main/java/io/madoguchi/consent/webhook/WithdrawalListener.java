package io.madoguchi.consent.webhook;

import io.madoguchi.consent.consent.ConsentEnded;
import io.madoguchi.consent.consent.Consents;
import io.madoguchi.consent.disclosure.Holders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes down whom a withdrawal must reach, in the transaction that records the withdrawal: both are kept, or neither. */
@ApplicationScoped
class WithdrawalListener {

    private final Holders holders;
    private final Consents consents;
    private final WebhookConfig config;

    WithdrawalListener(Holders holders, Consents consents, WebhookConfig config) {
        this.holders = holders;
        this.consents = consents;
        this.config = config;
    }

    void onEnded(@Observes ConsentEnded event) {
        for (ConsentEnded.Ended ended : event.purposes()) {
            boolean stands = consents.of(event.person().value(), ended.company(), ended.purpose()).stream()
                    .anyMatch(c -> c.livesAt(event.at()));
            if (!stands) {
                holders.underConsent(event.person(), ended.company(), ended.purpose())
                        .forEach(holder -> WithdrawalNotice.of(event, ended, holder, config.deadline())
                                .persist());
            }
        }
    }
}
