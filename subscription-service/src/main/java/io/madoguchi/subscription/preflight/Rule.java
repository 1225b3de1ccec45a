package io.madoguchi.subscription.preflight;

import static io.madoguchi.subscription.preflight.Severity.BLOCKS;
import static io.madoguchi.subscription.preflight.Severity.WARNS;

import io.madoguchi.subscription.language.Bilingual;

/** What an issue is held to, with the law, standard or clause that says so, and plain words for who wrote it. */
public enum Rule {
    SENDER_MISSING(
            BLOCKS,
            "特定電子メール法 第4条第1号",
            "送信する会社の名前が本文の下にありません。会社の登録を確かめてください。",
            "The mail does not name the company that sends it. Check how the company is registered."),
    OPT_OUT_MISSING(
            BLOCKS,
            "特定電子メール法 第4条第2号",
            "配信を断れることと、断るためのリンクがありません。",
            "The mail does not say that one can refuse it, with the link to do so."),
    ADDRESS_MISSING(
            BLOCKS,
            "特定電子メール法 第4条第3号",
            "送信する会社の住所がありません。会社の登録に住所を入れてください。",
            "The postal address of the sender is missing. Enter it where the company is registered."),
    CONTACT_MISSING(
            BLOCKS,
            "特定電子メール法 第4条第3号",
            "苦情や問い合わせを受け付ける窓口がありません。",
            "The mail names no contact for complaints and questions."),
    ONE_CLICK_MISSING(
            BLOCKS,
            "RFC 8058 §3.1",
            "ワンクリックで停止するためのヘッダーがそろっていません。",
            "The headers for stopping with one click are not complete."),
    ONE_CLICK_NOT_HTTPS(
            BLOCKS,
            "RFC 8058 §3.1",
            "ワンクリック停止のアドレスが https ではありません。公開アドレスの設定を直す必要があります。",
            "The one-click address is not https. The public address of this house must be set right."),
    ONE_CLICK_LOCAL(
            WARNS,
            "RFC 8058 §3.1",
            "この窓口は手元の機械で動いています。ワンクリック停止は外から届きません。",
            "This desk runs on a machine of your own: nobody outside can press one click."),
    // the senders themselves start nothing they cannot sign, so this delays a mail and never lets a wrong one out
    CANNOT_SIGN(
            WARNS,
            "RFC 8058 §4; RFC 6376",
            "送信元のドメインの DKIM 鍵がありません。鍵が置かれるまで、送信は始まりません。",
            "The domain of the sender has no DKIM key: nothing starts until there is one."),
    NOT_SIGNED(
            WARNS,
            "RFC 8058 §4; RFC 6376",
            "メールに DKIM 署名が付きません。試験の環境だけで許されています。",
            "Mails are not signed with DKIM. That is allowed on test desks only."),
    NOT_ALIGNED(
            BLOCKS,
            "RFC 7489 §3.1",
            "From のドメインが、署名のドメインとも返信先のドメインとも一致しません。",
            "The domain in From matches neither the signing domain nor the return path."),
    RETURN_PATH_APART(
            WARNS,
            "RFC 7489 §3.1.2",
            "戻り先のドメインが From と違います。SPF では本人確認ができず、DKIM だけに頼ります。",
            "The return path is of another domain than From: SPF does not count, only DKIM does."),
    TEXT_EMPTY(
            BLOCKS,
            "RFC 2046 §5.1.4; WCAG 2.2 1.1.1",
            "テキスト版が空です。HTML を読めない人には何も届きません。",
            "The text part is empty: who cannot see HTML gets nothing."),
    ALT_MISSING(BLOCKS, "WCAG 2.2 1.1.1", "画像に言葉の説明がありません。", "A picture has no words that say what it shows."),
    PICTURE_NOT_SHOWN(
            WARNS,
            "ADR 0047",
            "画像はメールでは言葉の説明に置き換わります。",
            "In mails a picture is replaced by its words: nothing is loaded when a mail is opened."),
    LINK_REFUSED(
            BLOCKS,
            "RFC 3986; RFC 6068",
            "リンクは https、http、mailto のどれかで、全体を書いてください。このままでは消えます。",
            "A link must be a whole https, http or mailto address; as it stands it would be taken out."),
    LINK_DISGUISED(
            BLOCKS,
            "RFC 3986 §7.6",
            "「@」を含むリンクは、行き先をよそおうために使われます。取り除いてください。",
            "A link with a user name before “@” hides where it leads. Take it out."),
    LINK_NOT_HTTPS(
            WARNS,
            "RFC 9110 §17.1",
            "このリンクは暗号化されていません。https にできませんか。",
            "This link is not encrypted. Is there an https address?"),
    LINK_LEAVES(
            WARNS,
            "プライバシーポリシー E15・F7.5",
            "このリンクは別のサイトへ出ます。↗ の印と説明が付きます。行き先を確かめてください。",
            "This link leads to another site; it is marked ↗ and explained. Check where it leads."),
    TOO_LARGE(
            WARNS,
            "Gmail: 102 kB",
            "本文が長く、途中で切って表示するメールソフトがあります。停止のリンクが見えなくなります。",
            "The mail is so long that some programs cut it off, and the way out with it."),
    SUBJECT_EMPTY(BLOCKS, "RFC 5322 §3.6.5", "件名が空です。", "The subject is empty."),
    SUBJECT_LONG(
            WARNS,
            "RFC 5322 §2.1.1",
            "件名が長く、多くの画面で途中までしか見えません（全角30字・半角60字まで）。",
            "The subject is long: most screens show about 60 characters of it."),
    LANGUAGE_MISSING(
            BLOCKS,
            "配信テーマの約束",
            "このテーマは、この言語でも届けると約束しています。",
            "The topic promises this language too, and nothing is written in it."),
    PURPOSE_NOT_DECLARED(
            BLOCKS,
            "プライバシーポリシー F1.1; 個人情報保護法 第18条",
            "この利用目的は、このテーマの登録の場所で示されていません。",
            "Where people sign up for this topic, this purpose is not declared."),
    NOBODY_COVERED(
            WARNS,
            "個人情報保護法 第18条",
            "この利用目的に同意して受け取る人が、今は一人もいません。",
            "Nobody who gets this topic now has agreed to this purpose."),
    TEMPLATE_BROKEN(BLOCKS, "ADR 0142", "差し込みの書き方が読めません。", "The merge field cannot be read."),
    FIELD_UNKNOWN(
            BLOCKS,
            "ADR 0142",
            "差し込めるのは reader.name、topic.name、company.name、issue.number だけです。",
            "Only reader.name, topic.name, company.name and issue.number can be filled in."),
    FIELD_WITHOUT_FALLBACK(
            BLOCKS,
            "ADR 0142",
            "名前を知らない人に何と書くかを決めてください。例: '{reader.name ?: '読者'}'",
            "Say what stands there for readers whose name is not known, as in '{reader.name ?: 'reader'}'."),
    FIELD_IN_LINK(
            BLOCKS,
            "プライバシーポリシー E15; ADR 0142",
            "リンクの中に差し込みは使えません。読む人のことが行き先に伝わってしまいます。",
            "No merge field may stand in a link: it would tell the other site who reads."),
    TAG_UNCLOSED(BLOCKS, "HTML Living Standard §13.1.2", "タグが閉じていません。", "A tag is not closed."),
    TAG_UNOPENED(
            BLOCKS, "HTML Living Standard §13.1.2", "始まりのない閉じタグがあります。", "An element is closed that was not opened."),
    TAG_BROKEN(BLOCKS, "HTML Living Standard §13.1.2", "タグまたはコメントが最後まで閉じられていません。", "A tag or a comment does not end."),
    TAG_REMOVED(WARNS, "ADR 0142", "この要素はメールには入りません。取り除いて送ります。", "This element is not for mails and is taken out."),
    CONTRAST_LOW(
            WARNS,
            "WCAG 2.2 1.4.3",
            "文字と背景の色の差が小さく、読みにくい人がいます（4.5:1 未満）。",
            "Text and ground are too alike to read (under 4.5:1).");

    private final Severity severity;
    private final String citation;
    private final Bilingual words;

    Rule(Severity severity, String citation, String ja, String en) {
        this.severity = severity;
        this.citation = citation;
        this.words = new Bilingual(ja, en);
    }

    public Severity severity() {
        return severity;
    }

    public String citation() {
        return citation;
    }

    public Bilingual words() {
        return words;
    }
}
