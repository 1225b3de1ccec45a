package io.madoguchi.consent.purpose;

import java.util.regex.Pattern;

/**
 * A word that lets a purpose mean anything, and what to write instead. The examples of the PPC's guideline on specifying a
 * purpose (APPI 17(1)) are among them.
 */
enum VagueWord {
    JA_OPEN_END(
            "など|(?<![平均同対])等(?!級|分|しい|しく|身|式|号)|その他|そのほか|ほか、|他、|に限らず|に限りません",
            "what follows is open; name every case, or leave it out",
            Kind.OPEN),
    JA_VARIOUS("さまざまな|様々な|各種|諸般|いろいろな|種々の|もろもろ", "say which ones", Kind.OPEN),
    JA_AT_WILL("必要に応じ|適宜|随時|必要な場合|当社の判断|弊社の判断", "say when and by what condition", Kind.OPEN),
    JA_BUSINESS("事業活動|事業遂行|業務遂行|業務上|営業活動|事業目的|業務の?ため|ビジネス(?!カード)", "name the activity: お送りする, お答えする, 請求する", Kind.GOAL),
    JA_IMPROVE(
            "(?:サービス|品質|満足度?|利便性)の?(?:向上|改善|充実)|顧客満足", "say what is done with whose data to improve what", Kind.GOAL),
    JA_MARKETING("マーケティング(?:活動)?|販売促進|販促", "say by which means, and for which products", Kind.GOAL),
    JA_USE("有効活用|利活用|適切に(?:利用|使用|取り?扱)|お客様のため", "say what happens to the data", Kind.GOAL),
    EN_OPEN_END(
            "\\betc\\b|\\band so (?:on|forth)\\b|\\bany other\\b|\\bother (?:purposes?|things|matters|uses)\\b"
                    + "|\\bor similar\\b|\\bnot limited to\\b|\\band (?:the like|more)\\b",
            "what follows is open; name every case, or leave it out",
            Kind.OPEN),
    EN_VARIOUS(
            "\\bvarious\\b|\\ball kinds of\\b|\\ba (?:variety|range) of\\b|\\bany purposes?\\b",
            "say which ones",
            Kind.OPEN),
    EN_AT_WILL(
            "\\bas (?:needed|necessary|appropriate|required)\\b|\\bwhen(?:ever)? (?:needed|necessary|appropriate)\\b"
                    + "|\\bwhere appropriate\\b|\\bat our discretion\\b|\\bfrom time to time\\b",
            "say when and by what condition",
            Kind.OPEN),
    EN_BUSINESS(
            "\\b(?:business|internal|operational|commercial) (?:purposes?|activit(?:y|ies)|operations|needs|use)\\b"
                    + "|\\blegitimate interests?\\b",
            "name the activity: to send, to answer, to charge",
            Kind.GOAL),
    EN_IMPROVE(
            "\\b(?:improv\\w+|enhanc\\w+|optimi[sz]\\w+)\\b[^.,;]*\\b(?:services?|experience|offerings?|products?)\\b"
                    + "|\\b(?:better|improved) (?:services?|experience)\\b|\\bcustomer satisfaction\\b",
            "say what is done with whose data to improve what",
            Kind.GOAL),
    EN_MARKETING(
            "\\bmarketing\\b|\\bpromotion(?:al)? (?:purposes?|activities)\\b",
            "say by which means, and for which products",
            Kind.GOAL),
    EN_USE("\\b(?:use|process|handle) (?:your|the) (?:data|information)\\b", "say what happens to the data", Kind.GOAL);

    /** Whether a word spoils a text wherever it stands, or only one that says nothing definite beside it. */
    enum Kind {
        OPEN,
        GOAL
    }

    final Pattern pattern;
    final String instead;
    final Kind kind;

    VagueWord(String pattern, String instead, Kind kind) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.instead = instead;
        this.kind = kind;
    }
}
