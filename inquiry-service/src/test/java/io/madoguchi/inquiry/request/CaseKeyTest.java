package io.madoguchi.inquiry.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseKeyTest {

    @Test
    void aNumberCanBeReadOutAndAKeyOpensItsOwnCaseOnly() {
        CaseKey mine = CaseKey.draw();
        CaseKey other = CaseKey.draw();

        assertThat(mine.number()).matches("M(-[0-9A-HJKMNP-TV-Z]{4}){3}");
        assertThat(mine.secret()).hasSize(32);
        assertThat(CaseKey.fits(mine.hash(), mine.secret())).isTrue();
        assertThat(CaseKey.fits(mine.hash(), other.secret())).isFalse();
    }
}
