package io.madoguchi.consent.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.Texts;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** How far two wordings are apart: an edit that says the same is minor, and nothing that widens a use ever is. */
class WordingDifferenceTest {

    private static final PurposeWording BEFORE = new PurposeWording(
            new Texts("お申し込みいただいたメールマガジンをお送りするため", "To send you the newsletters you asked for"),
            List.of("mail address"),
            new Texts("配信停止から30日後まで", "until 30 days after you stop"),
            PurposeMode.NOTICE,
            null);

    @Provide
    Arbitrary<String> touchedUp() {
        String text = BEFORE.texts().en();
        return Arbitraries.of(" ", ".", ",", "!", "—", "　", "\n")
                .list()
                .ofMaxSize(6)
                .flatMap(marks -> Arbitraries.integers()
                        .between(0, text.length())
                        .map(at -> text.substring(0, at) + String.join("", marks) + text.substring(at)))
                .flatMap(edited -> Arbitraries.of(edited, edited.toUpperCase(java.util.Locale.ROOT)));
    }

    @Property(tries = 500)
    void blanksPunctuationAndCaseAreMinor(@ForAll("touchedUp") String en) {
        WordingDifference difference = between(new Texts(BEFORE.texts().ja() + "。", en));

        assertThat(difference.least()).isEqualTo(ChangeClass.MINOR);
        assertThat(difference.material()).isEmpty();
    }

    @Property(tries = 300)
    void moreCategoriesAreNeverMinor(@ForAll("categories") List<String> more) {
        List<String> all = new ArrayList<>(BEFORE.categories());
        all.addAll(more);

        WordingDifference difference = WordingDifference.between(
                BEFORE, new PurposeWording(BEFORE.texts(), all, BEFORE.retention(), BEFORE.mode(), null));

        assertThat(difference.least() == ChangeClass.MINOR).isEqualTo(more.isEmpty());
        assertThat(difference.material().contains(MaterialChange.DATA_COLLECTED))
                .isEqualTo(!more.isEmpty());
    }

    @Provide
    Arbitrary<List<String>> categories() {
        return Arbitraries.of("phone", "birthday", "purchases")
                .set()
                .ofMaxSize(3)
                .map(List::copyOf);
    }

    @Example
    void aSlipCorrectedIsMinorInBothLanguages() {
        assertThat(between(new Texts("お申込みいただいたメールマガジンをお送りするため", "To send you the newsletter you asked for"))
                        .least())
                .isEqualTo(ChangeClass.MINOR);
    }

    @Example
    void aFigureOrANegationIsNoSlip() {
        PurposeWording longer = new PurposeWording(
                BEFORE.texts(),
                BEFORE.categories(),
                new Texts("配信停止から90日後まで", "until 90 days after you stop"),
                BEFORE.mode(),
                null);

        assertThat(WordingDifference.between(BEFORE, longer).least()).isEqualTo(ChangeClass.RELATED);
        assertThat(WordingDifference.between(BEFORE, longer).material()).containsExactly(MaterialChange.RETENTION);
        assertThat(between(new Texts(BEFORE.texts().ja(), "To send you the newsletters you never asked for"))
                        .least())
                .isEqualTo(ChangeClass.RELATED);
    }

    @Example
    void oneLanguageAloneCanMakeItNew() {
        assertThat(between(new Texts(BEFORE.texts().ja(), "To pass your purchases to our insurance partner"))
                        .least())
                .isEqualTo(ChangeClass.NEW);
    }

    @Example
    void givingUpThePromisedConsentIsNew() {
        PurposeWording consent =
                new PurposeWording(BEFORE.texts(), BEFORE.categories(), BEFORE.retention(), PurposeMode.CONSENT, null);

        assertThat(WordingDifference.between(consent, BEFORE).least()).isEqualTo(ChangeClass.NEW);
        assertThat(WordingDifference.between(BEFORE, consent).least()).isEqualTo(ChangeClass.RELATED);
        assertThat(WordingDifference.between(null, BEFORE).least()).isEqualTo(ChangeClass.NEW);
    }

    private static WordingDifference between(Texts texts) {
        return WordingDifference.between(
                BEFORE,
                new PurposeWording(texts, BEFORE.categories(), BEFORE.retention(), BEFORE.mode(), BEFORE.activity()));
    }
}
