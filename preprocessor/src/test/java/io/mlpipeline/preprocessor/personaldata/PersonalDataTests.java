package io.mlpipeline.preprocessor.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTests {

    private final PersonalData personalData =
            new PersonalData(new PersonalDataProperties(List.of("US", "GB", "DE", "FR", "ES")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to anna.meier+shop@mail.example.org!|write to [EMAIL]!",
                "<anna@example.org>, bob@example.co.uk|<[EMAIL]>, [EMAIL]",
                "mailto:jürgen@müller.de|mailto:[EMAIL]",
                "me@intranet.local.|[EMAIL]."
            })
    void masksAddresses(String text, String masked) {
        assertThat(personalData.mask(text).text()).isEqualTo(masked);
        assertThat(personalData.mask(text).flags()).containsExactly("masked_email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "icon@2x.png",
                "@anna said so",
                "3 apples @ 2.50 each",
                "anna@",
                "a@.de"
            })
    void leavesOtherSignsAlone(String text) {
        assertThat(personalData.mask(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to DE89370400440532013000 please|to [IBAN] please",
                "DE89 3704 0044 0532 0130 00 is mine|[IBAN] is mine",
                "iban: gb29 nwbk 6016 1331 9268 19.|iban: [IBAN].",
                "FR14 2004 1010 0505 0001 3M02 606|[IBAN]",
                "ES91-2100-0418-4502-0005-1332|[IBAN]",
                "NO93 8601 1117 947 and BE68539007547034|[IBAN] and [IBAN]"
            })
    void masksIbans(String text, String masked) {
        assertThat(personalData.mask(text).text()).isEqualTo(masked);
        assertThat(personalData.mask(text).flags()).containsExactly("masked_iban");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE88370400440532013000", // check digits
                "DE8937040044053201300", // one short
                "XX89370400440532013000", // no country
                "GB29NWBK60161331926819X" // goes on
            })
    void leavesWhatOnlyLooksLikeAnIban(String text) {
        assertThat(personalData.mask(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "card 4111 1111 1111 1111, code 123|card [CARD], code 123",
                "4111111111111111|[CARD]",
                "5500-0000-0000-0004|[CARD]",
                "3782 822463 10005 exp 12/27|[CARD] exp 12/27",
                "6011000990139424.|[CARD].",
                "4111 1111 1111 1111 737|[CARD] 737"
            })
    void masksCards(String text, String masked) {
        assertThat(personalData.mask(text).text()).isEqualTo(masked);
        assertThat(personalData.mask(text).flags()).containsExactly("masked_card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112", // Luhn
                "9111111111111111", // no issuer
                "41 11 11 11 11 11 11 11", // no card is written so
                "A4111111111111111",
                "ORD-2026-0004711-00023",
                "order 400012341234 is late"
            })
    void leavesWhatOnlyLooksLikeACard(String text) {
        assertThat(personalData.mask(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call +49 30 901820 now|call [PHONE] now",
                "+44 20 7946 0958|[PHONE]",
                "+33123456789|[PHONE]",
                "my number is (650) 253-0000|my number is [PHONE]",
                "650-253-0000|[PHONE]",
                "Tel. 030 901820|Tel. [PHONE]",
                "020 7946 0958|[PHONE]",
                "01 23 45 67 89|[PHONE]",
                "612 34 56 78|[PHONE]",
                "0151 23456789|[PHONE]"
            })
    void masksTelephoneNumbers(String text, String masked) {
        assertThat(personalData.mask(text).text()).isEqualTo(masked);
        assertThat(personalData.mask(text).flags()).containsExactly("masked_phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 6502530000",
                "order number 20260711-4711",
                "invoice 2026/000123",
                "order #650-253-0000",
                "on 2026-11-25 at 14:30:15",
                "25.11.2026",
                "11/25/2026 10:15",
                "between 01.02.2026 and 03.04.2026",
                "1,234,567.89 EUR",
                "1.234.567,89 €",
                "1 234 567 €",
                "€ 1 234 567 890",
                "version 10.0.22631.4460",
                "192.168.100.200",
                "id 7d9f0c2a-4b1e-4f6f-8a3b-5c7d9e1f2a4b",
                "ISBN 978-3-16-148410-0",
                "tracking 1Z999AA10123456784",
                "2147483647 items",
                "room 1234, floor 5",
                "12345678901234567890123"
            })
    void leavesOrdersDatesAmountsAndVersionsAlone(String text) {
        assertThat(personalData.mask(text).text()).isEqualTo(text);
    }

    @Test
    void masksAllKindsInOneText() {
        var masked =
                personalData.mask(
                        "I am anna@example.org, +49 30 901820, card 4111 1111 1111 1111,"
                                + " account DE89 3704 0044 0532 0130 00.");
        assertThat(masked.text()).isEqualTo("I am [EMAIL], [PHONE], card [CARD], account [IBAN].");
        assertThat(masked.flags())
                .containsExactly("masked_card", "masked_email", "masked_iban", "masked_phone");
    }
}
