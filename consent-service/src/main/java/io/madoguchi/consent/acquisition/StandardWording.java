package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Texts;

/** What a notice says where a collection point brings no words of its own: the promises of E8, E9 and E6. */
final class StandardWording {

    static final Texts RECIPIENTS = new Texts(
            "社外の第三者には提供しません。業務を委託する場合は、秘密保持を書面で約束した委託先に限り、当社の業務のためだけに取り扱わせます。",
            "We pass it to no one outside the company. Contractors who work for us may handle it only for our services,"
                    + " and only under a written commitment to keep it confidential.");

    static final Texts WITHDRAWAL = new Texts(
            "いつでも取りやめられます。各メールの配信停止リンク、またはお問い合わせフォームの「メール配信の停止」をご利用ください。停止はすぐに有効になります。",
            "You can stop at any time: by the link in each mail, or in the contact form with the option"
                    + " “Unsubscribe from the mail service”. It takes effect at once.");

    private StandardWording() {}
}
