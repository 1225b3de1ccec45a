package io.madoguchi.gateway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "http://elsewhere.example.com/",
                "/a;b",
                "/a;jsessionid=1/b",
                "/a\\b",
                "/a//b",
                "//elsewhere.example.com",
                "/a/./b",
                "/a/../b",
                "/..",
                "/a/..",
                "/a/%2e%2e/b",
                "/a/%2E./b",
                "/a/.%2e",
                "/%2e",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a%5Cb",
                "/a%3bb",
                "/a%3Bb",
                "/a%00",
                "/a%0d%0aSet-Cookie:x",
                "/a%7f",
                "/a%252fb",
                "/a%252e%252e/b",
                "/a%2500",
                "/%25%32%66",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%+1",
                "/a%-1",
                "/%c3%28",
                "/%ff",
                "/%c0%af",
                "/%c0%ae%c0%ae/",
                "/%e0%80%af",
                "/%ed%a0%80",
                "/a b",
                "/a#b",
                "/窓口",
                "/a|b",
                "/a<b",
                "/a\"b",
                "/a{b}",
                "/a\u0000",
                "/a\u00e9",
                "/a?b=%",
                "/a?b=%zz",
                "/a?b=%00",
                "/a?b=%ff",
                "/a?b=\u00e9",
                "/a?b#c"
            })
    void whatTwoServersCouldReadDifferentlyIsRefused(String target) {
        assertThat(RequestGate.refuses(target)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ja",
                "/ja/topics/0199b5f4-7d5c-7c3e-8d3b-2f1f6f1f6f1f",
                "/en/confirm/AbC-_123",
                "/api/subscription/v1/topics?company=aoba&limit=20",
                "/api/consent/v1/persons/1.AbC-_/consents",
                "/%E7%AA%93%E5%8F%A3",
                "/100%25",
                "/a...b",
                "/...",
                "/.well-known/security.txt",
                "/a?b=%2Fja%2F..%2F%3B%5C",
                "/a?next=%252F",
                "/a?b=c?d=e/../f",
                "/a?b=;"
            })
    void ordinaryAddressesPass(String target) {
        assertThat(RequestGate.refuses(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4097, 100_000})
    void whatIsTooLongIsRefused(int length) {
        assertThat(RequestGate.refuses("/" + "a".repeat(length - 1))).isPresent();
    }
}
