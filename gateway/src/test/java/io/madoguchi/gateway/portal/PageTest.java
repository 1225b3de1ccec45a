package io.madoguchi.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    private static Page page(String lang, String path) {
        return new Page(lang, path, "/assets/madoguchi.css", ZoneId.of("Asia/Tokyo"), true);
    }

    @ParameterizedTest
    @CsvSource({
        "ja, /ja, /en",
        "ja, /ja/topics?x=1, /en/topics?x=1",
        "ja, /problems/not-found, /problems/not-found?l=en",
        "ja, /problems/not-found?l=ja, /problems/not-found?l=en",
        "ja, /console/issues?state=DRAFT&l=ja, /console/issues?state=DRAFT&l=en",
        "ja, /console/issues?l=ja&state=DRAFT, /console/issues?state=DRAFT&l=en",
        "ja, /japan, /japan?l=en"
    })
    void theLanguageSwitchKeepsThePage(String lang, String path, String other) {
        assertThat(page(lang, path).in("en")).isEqualTo(other);
    }

    @Test
    void timesAreToldInTheZoneOfTheHouse() {
        assertThat(page("ja", "/ja").minute("2026-11-21T23:58:02.000Z")).isEqualTo("2026年11月22日 8時58分");
        assertThat(page("en", "/en").minute("2026-11-21T23:58:02.000Z")).isEqualTo("22 November 2026, 08:58");
        assertThat(page("ja", "/ja").day("2026-04-01")).isEqualTo("2026年4月1日");
        assertThat(page("en", "/en").day("soon")).isEqualTo("soon");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "ja,en;q=0.8 | ja",
                "ja-JP | ja",
                "fr,en;q=0.1,ja;q=0.5 | ja",
                "de | en",
                "en-GB,ja;q=0.9 | en",
                "q=,;;; | en",
                "* | en"
            },
            delimiter = '|')
    void theBrowsersBetterLanguageIsChosen(String header, String lang) {
        assertThat(Pages.preferred(header)).isEqualTo(lang);
    }
}
