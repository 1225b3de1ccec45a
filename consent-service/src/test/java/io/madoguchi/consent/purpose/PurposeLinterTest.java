package io.madoguchi.consent.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.Texts;
import io.madoguchi.problems.Problem.FieldError;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that let a purpose mean anything, among them the examples of the PPC's guideline on APPI 17(1). */
class PurposeLinterTest {

    private static final String JA = "お申し込みいただいたメールマガジンをお送りするため";
    private static final String EN = "To send you the newsletter you asked for";
    private static final Texts KEPT = new Texts("配信停止から30日後まで", "until 30 days after you stop");

    @ParameterizedTest
    @CsvSource({
        "事業活動に用いるため, 事業活動",
        "マーケティング活動に用いるため, マーケティング活動",
        "お客様のサービスの向上のため, サービスの向上",
        "商品の発送、新サービスのご案内などのため, など",
        "商品の発送等のため, 等",
        "ご注文の品の発送その他の業務のため, その他",
        "各種ご案内をお送りするため, 各種",
        "必要に応じてご連絡するため, 必要に応じ",
        "お客様の情報の有効活用のため, 有効活用"
    })
    void aVagueJapanesePurposeIsRefusedWithItsWords(String text, String words) {
        assertThat(lint(text, EN))
                .anySatisfy(finding -> {
                    assertThat(finding.field()).isEqualTo("texts.ja");
                    assertThat(finding.message()).contains("“" + words + "”").contains(":");
                })
                .allSatisfy(f -> assertThat(f.field()).isEqualTo("texts.ja"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "For our business purposes | business purposes",
                "To improve our services | improve our services",
                "For marketing and analysis of interests | marketing",
                "To ship your order and for other purposes | other purposes",
                "To send you newsletters, offers, etc. | etc",
                "To contact you as necessary | as necessary",
                "To send you various information | various",
                "To use your data well | use your data"
            })
    void aVagueEnglishPurposeIsRefusedWithItsWords(String text, String words) {
        assertThat(lint(JA, text)).anySatisfy(finding -> {
            assertThat(finding.field()).isEqualTo("texts.en");
            assertThat(finding.message()).contains("“" + words + "”");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ご注文の品をお届けし、代金を請求するため | To deliver what you ordered and to charge for it",
                "名刺をいただいた方に当社の製品とサービスをご紹介するため | To introduce our products and services to whoever gave us a card",
                "対面での営業活動として訪問しご紹介するため | To visit you, as part of our marketing, and show our products",
                "男女平等に関する調査にお答えいただくお願いをお送りするため | To send you a survey on equal treatment",
                "見学会や講習会にお招きするため | To invite you to open days and courses"
            })
    void aPurposeThatSaysWhatIsDoneIsTaken(String ja, String en) {
        assertThat(lint(ja, en)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"送付", "news", "News", "To send you the newsletter"})
    void japaneseMustBeJapaneseAndSayEnough(String text) {
        assertThat(lint(text, EN)).extracting(FieldError::field).containsOnly("texts.ja");
    }

    @ParameterizedTest
    @CsvSource({"必要な期間, as long as necessary", "無期限, indefinitely"})
    void aRetentionWithoutAnEndIsRefused(String ja, String en) {
        assertThat(PurposeLinter.lint(new Texts(JA, EN), new Texts(ja, en)))
                .extracting(FieldError::field)
                .containsExactly("retention.ja", "retention.en");
    }

    private static List<FieldError> lint(String ja, String en) {
        return PurposeLinter.lint(new Texts(ja, en), KEPT);
    }
}
